import { execute, getOperationAST, getVariableValues } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLSchema, VariableDefinitionNode } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { CompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import { withCoercedVariables } from './coerced-variables.js';
import { asUncompiled } from './compiled-error.js';

/** A validated and admitted operation, and what it is run with. */
export interface Execution {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  /** Of the document's text. */
  readonly hash: string;
  readonly operationName: string | null;
  /** As they came: the executor coerces them. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: unknown;
}

export interface ExecutorOptions {
  /** An operation is compiled with its use of this number (default 2). */
  readonly compileFromUse?: number;
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number;
}

interface Compiled {
  readonly query: CompiledQuery['query'];
  readonly variables: readonly VariableDefinitionNode[];
}

/** Compiled operations are code and live outside of the young heap: some 100 kB each. */
const MOST_COMPILED = 200;
/**
 * After a compilation none begins for so many times as long as it took: a query over many types at once takes up to some
 * hundred milliseconds, in which nobody else is answered.
 */
const REST = 19;
/** Names of operations that were met, so that one is known when it comes again. */
const MOST_MET = 2_000;

/**
 * Runs operations as graphql-js does; queries from their second use on compiled by graphql-jit, with the same answers.
 * Compiling what comes once would be work that strangers can order at will, and so would caches without a limit be memory.
 */
export class OperationExecutor {
  readonly #met = new LRUCache<string, number>({ max: MOST_MET });
  readonly #compiled = new LRUCache<string, Compiled>({ max: MOST_COMPILED });
  readonly #compileFromUse: number;
  readonly #now: () => number;
  #restsUntil = -Infinity;

  constructor({ compileFromUse = 2, now = () => performance.now() }: ExecutorOptions = {}) {
    this.#compileFromUse = compileFromUse;
    this.#now = now;
  }

  /** How many operations are held compiled. */
  get compiled(): number {
    return this.#compiled.size;
  }

  async execute(execution: Execution): Promise<ExecutionResult> {
    const { schema, document, operationName, variables, context } = execution;
    const compiled = this.#compiledOf(execution);
    if (!compiled) {
      return execute({
        schema,
        document,
        operationName,
        variableValues: variables,
        contextValue: context,
      });
    }
    const { coerced, errors } = getVariableValues(schema, compiled.variables, variables);
    if (errors) return { errors };
    const result = await compiled.query(undefined, context, coerced);
    return result.errors ? { ...result, errors: result.errors.map(asUncompiled) } : result;
  }

  #compiledOf(execution: Execution): Compiled | undefined {
    const key = `${execution.hash} ${execution.operationName ?? ''}`;
    const known = this.#compiled.get(key);
    if (known) return known;
    const uses = (this.#met.get(key) ?? 0) + 1;
    this.#met.set(key, uses);
    const begin = this.#now();
    if (uses < this.#compileFromUse || begin < this.#restsUntil) return undefined;
    const compiled = compile(execution);
    const end = this.#now();
    this.#restsUntil = end + REST * (end - begin);
    if (compiled) this.#compiled.set(key, compiled);
    // What cannot be compiled is not tried again.
    this.#met.set(key, compiled ? 0 : -Infinity);
    return compiled;
  }
}

/**
 * Undefined for what graphql-jit cannot compile, and for mutations: it would carry out those behind one that failed, where
 * GraphQL stops.
 */
function compile({ schema, document, operationName }: Execution): Compiled | undefined {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== 'query') return undefined;
  const given = withCoercedVariables(schema, document);
  const compiled = compileQuery(given.schema, given.document, operationName ?? undefined, {
    disablingCapturingStackErrors: true,
  });
  if (!isCompiledQuery(compiled)) return undefined;
  return { query: compiled.query, variables: operation.variableDefinitions ?? [] };
}
