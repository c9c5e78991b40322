import { tooComplex } from '../errors/graphql-errors.js';
import { projectionsOf } from '../positions/reads.decorator.js';
import type { Operation } from './operation.js';
import { selectedFields, TooManyFields, withDescendants } from './selected-fields.js';
import type { SelectedField, Selection } from './selected-fields.js';

/** What follows from what an operation selects. */
export interface OperationFacts {
  readonly fields: readonly SelectedField[];
  /** Levels of its deepest field. */
  readonly depth: number;
  readonly aliases: number;
  /** Names of the projections that its fields read. */
  readonly projections: readonly string[];
  /** Callers' powers that may use all of it, as far as they were checked. */
  readonly openTo: Set<string>;
}

function selectionWithin(operation: Operation, limit: number): Selection {
  try {
    return selectedFields(operation, limit);
  } catch (error) {
    if (error instanceof TooManyFields) throw tooComplex(`More than ${limit} fields`);
    throw error;
  }
}

function factsOf(fields: readonly SelectedField[]): OperationFacts {
  const all = [...withDescendants(fields)];
  return {
    fields,
    depth: all.reduce((deepest, { depth }) => Math.max(deepest, depth), 0),
    aliases: all.filter(({ node }) => node.alias).length,
    projections: [...new Set(all.flatMap(({ field }) => projectionsOf(field)))],
    openTo: new Set(),
  };
}

/** Remembers the facts of documents for as long as those are kept, unless variables decide what is selected. */
export class KnownOperations {
  readonly #facts = new WeakMap<object, OperationFacts>();

  /** @param limit selections, fragments unfolded. */
  constructor(private readonly limit: number) {}

  /** @throws TOO_COMPLEX for more selections than the limit. */
  factsOf(operation: Operation): OperationFacts {
    const known = this.#facts.get(operation.definition);
    if (known) return known;
    const { fields, byVariables } = selectionWithin(operation, this.limit);
    const facts = factsOf(fields);
    if (!byVariables) this.#facts.set(operation.definition, facts);
    return facts;
  }
}
