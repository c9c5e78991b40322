import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { EdgesModule } from '@keyledger/assembly';
import { OperationExecutor, readPlainFields } from '@keyledger/graphql';
import fc from 'fast-check';
import { isAbstractType, isObjectType, Kind, parse, print, validate } from 'graphql';
import type { ExecutionResult, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { applicationSchema } from '../schema/application-schema.js';
import { drawn, valueOf } from './testing/made-up-data.js';
import type { MadeUp } from './testing/made-up-data.js';
import { madeUpOperation, valueForInput } from './testing/made-up-operation.js';
import type { Draw } from './testing/made-up-operation.js';

const ROOT = new URL('../../../../', import.meta.url).pathname;

/** What an operation's fields answer, the same for both executors, and what their functions were asked for. */
interface World extends MadeUp {
  readonly asked: string[];
}

let schema: GraphQLSchema;

beforeAll(async () => {
  schema = readPlainFields(await applicationSchema(EdgesModule));
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type))
      type.resolveType = (value: { __typename: string }) => value.__typename;
    if (isObjectType(type) && !type.name.startsWith('__')) resolveSomeFields(type);
  }
});

/** Root fields, and one of four below them, have a function, of which half answer later, as resolvers do. */
function resolveSomeFields(type: GraphQLObjectType): void {
  const isRoot = type === schema.getQueryType() || type === schema.getMutationType();
  for (const [n, field] of Object.values(type.getFields()).entries()) {
    if (!isRoot && n % 4 !== 3) continue;
    field.resolve = (_source, args, world: World, info) => {
      const place = placeOf(info.path);
      world.asked.push(`${place} ${info.fieldName} ${inOrder(args)}`);
      const value = valueOf(world, field.type, place);
      if (n % 2 === 0) return Promise.resolve(value);
      if (value instanceof Error) throw value;
      return value;
    };
  }
}

/** By name: the executors build arguments in orders of their own, and some objects among them have no text. */
const inOrder = (args: object): string =>
  JSON.stringify(Object.entries(args).sort(([one], [other]) => (one < other ? -1 : 1)));

interface Path {
  readonly key: string | number;
  readonly prev: Path | undefined;
}

const placeOf = (path: Path | undefined): string =>
  path ? `${placeOf(path.prev)}.${path.key}` : '';

interface Question {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly seed: number;
}

async function answerOf(
  { text, variables, seed }: Question,
  compileFromUse: number,
  isTroubled: (place: string) => boolean,
) {
  const document = parse(text);
  const problems = validate(schema, document);
  if (problems[0]) throw problems[0];
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const operationName = operation && 'name' in operation ? (operation.name?.value ?? null) : null;
  const world: World = { schema, seed, isTroubled, asked: [] };
  const execution = { schema, document, hash: text, operationName, variables, context: world };
  const result = await new OperationExecutor({ compileFromUse }).execute(execution);
  return {
    result: JSON.parse(JSON.stringify(result)) as ExecutionResult,
    asked: world.asked.sort(),
  };
}

async function answersOf(question: Question, isTroubled: (place: string) => boolean) {
  return {
    plain: await answerOf(question, Infinity, isTroubled),
    compiled: await answerOf(question, 1, isTroubled),
  };
}

const never = () => false;

/** Every place of an answer at which something can go wrong. */
async function placesOf(question: Question): Promise<readonly string[]> {
  const places = new Set<string>();
  await answerOf(question, Infinity, (place) => {
    places.add(place);
    return false;
  });
  return [...places];
}

/** Documents that stand in the tests, and the example client's. */
function documentsInUse(): string[] {
  const tests = readdirSync(join(ROOT, 'test/e2e'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(ROOT, 'test/e2e', file), 'utf8'));
  const literals = tests.flatMap((text) => [
    ...text.matchAll(/`\s*((?:query|mutation|\{)[^`]*)`/g),
  ]);
  const client = readFileSync(join(ROOT, 'examples/admin-client/src/operations.graphql'), 'utf8');
  return [
    ...parse(client).definitions.map((definition) => print(definition)),
    ...literals.map(([, text = '']) => text),
  ].filter(isServed);
}

function isServed(text: string): boolean {
  try {
    return validate(schema, parse(text)).length === 0;
  } catch {
    return false;
  }
}

/** Values for the variables that an operation declares, of the right type, whatever they mean. */
function variablesFor(text: string, draw: Draw) {
  return Object.fromEntries(
    parse(text).definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION
        ? (definition.variableDefinitions ?? []).map(({ variable, type }) => [
            variable.name.value,
            valueForInput(schema, print(type), draw),
          ])
        : [],
    ),
  );
}

const inputs = fc.record({
  numbers: fc.infiniteStream(fc.nat()),
  seed: fc.nat(),
});
type Inputs = typeof inputs extends fc.Arbitrary<infer Value> ? Value : never;

function questionFrom({ numbers, seed }: Inputs): Question {
  const draw: Draw = (limit) => Number(numbers.next().value) % limit;
  return { ...madeUpOperation(schema, draw), seed };
}

describe('A compiled operation', () => {
  it('answers what graphql-js answers, whatever is selected of the schema', async () => {
    let withData = 0;
    const property = fc.asyncProperty(inputs, async (input) => {
      const { plain, compiled } = await answersOf(questionFrom(input), never);
      expect(compiled).toEqual(plain);
      withData += Number(Boolean(plain.result.data));
    });
    await fc.assert(property, { numRuns: 60 });
    expect(withData).toBeGreaterThan(40);
  });

  it('tells the same error at the same place, and is null where graphql-js is', async () => {
    let withErrors = 0;
    const property = fc.asyncProperty(inputs, async (input) => {
      const question = questionFrom(input);
      const places = await placesOf(question);
      const bad = places[input.seed % places.length];
      const { plain, compiled } = await answersOf(question, (place) => place === bad);
      // A field that was selected twice fails twice; graphql-js stops at the first under a parent that is null then.
      const [first, ...again] = compiled.result.errors ?? [];
      expect(first).toEqual(plain.result.errors?.[0]);
      expect(again.every(({ message }) => message === first?.message)).toBe(true);
      expect(compiled.result.data).toEqual(plain.result.data);
      expect(compiled.asked).toEqual(expect.arrayContaining(plain.asked));
      withErrors += Number(Boolean(plain.result.errors));
    });
    await fc.assert(property, { numRuns: 100 });
    expect(withErrors).toBeGreaterThan(25);
  });

  it('is null where graphql-js is when much goes wrong at once', async () => {
    const property = fc.asyncProperty(inputs, async (input) => {
      const { plain, compiled } = await answersOf(
        questionFrom(input),
        (place) => drawn(input.seed, `${place} trouble`, 12) === 0,
      );
      expect(compiled.result.data).toEqual(plain.result.data);
      expect(Boolean(compiled.result.errors)).toBe(Boolean(plain.result.errors));
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it('answers the same to all that tests and the example client ask', async () => {
    const documents = documentsInUse();
    expect(documents.length).toBeGreaterThan(40);
    for (const [n, text] of documents.entries()) {
      const variables = variablesFor(text, (limit) => n % limit);
      const { plain, compiled } = await answersOf({ text, variables, seed: n }, never);
      expect(compiled).toEqual(plain);
    }
  });

  it('is a query: a mutation that fails stops those behind it, as graphql-js has it', async () => {
    const text = 'mutation { first: signOut { __typename } second: signOut { __typename } }';
    const { asked } = await answerOf(
      { text, variables: {}, seed: 0 },
      1,
      (place) => place === '.first',
    );
    expect(asked).toEqual(['.first signOut []']);
  });
});
