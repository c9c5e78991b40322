import { describe, expect, it } from '@jest/globals';
import { buildSchema, print } from 'graphql';
import { DEFAULT_LIMITS } from '../operations/operation-limits.js';
import { ManifestError, readManifest } from './manifest.js';
import { TrustedDocuments } from './trusted-documents.js';

const schema = buildSchema(`
  type Query { greeting: String people(first: Int! = 50): PeopleConnection }
  type PeopleConnection { nodes: [Person!] }
  type Person { name: String, friends(first: Int! = 50): PeopleConnection }
`);
const apollo = (operations: unknown, overrides: object = {}) =>
  JSON.stringify({
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations,
    ...overrides,
  });

function prepared(texts: Record<string, string>, limits: object = {}) {
  const trusted = new TrustedDocuments(new Map(Object.entries(texts)), true);
  trusted.prepare(schema, { ...DEFAULT_LIMITS, ...limits });
  return trusted;
}

describe('A manifest', () => {
  it('is read in the form of Apollo, and as one object of ids and documents', () => {
    const operations = [{ id: 'a', name: 'A', type: 'query', body: 'query A { greeting }' }];
    const texts = new Map([['a', 'query A { greeting }']]);
    expect(readManifest(apollo(operations))).toEqual(texts);
    expect(readManifest('{"a":"query A { greeting }"}')).toEqual(texts);
  });

  it.each([
    ['no JSON', '{'],
    ['no object', '["query { greeting }"]'],
    ['a format that nobody knows', apollo([], { format: 'mine' })],
    ['a version that nobody knows', apollo([], { version: 2 })],
    ['no list of operations', apollo({})],
    ['an operation without an id', apollo([{ body: '{ greeting }' }])],
    ['an operation without a text', apollo([{ id: 'a', body: '' }])],
    ['an id without a text', '{"a": null}'],
  ])('is refused, saying which forms there are: %s', (_, json) => {
    expect(() => readManifest(json)).toThrow(/must be a manifest of Apollo .* or one JSON object/);
  });

  it('holds something, and an id for one document only', () => {
    expect(() => readManifest('{}')).toThrow('there is none');
    const operation = { id: 'a', body: '{ greeting }' };
    expect(() => readManifest(apollo([operation, operation]))).toThrow('a stands for two');
  });
});

describe('Trusted documents', () => {
  it('are found by their ids, and by their texts to the letter', () => {
    const trusted = prepared({ hello: '{ greeting }' });
    expect(trusted.textOf('hello')).toBe('{ greeting }');
    expect(trusted.documentOf('hello')).toBe(trusted.documentWith('{ greeting }'));
    expect(print(trusted.documentOf('hello') as never)).toBe('{\n  greeting\n}');
    expect(trusted.documentWith('{ greeting  }')).toBeUndefined();
  });

  it('are refused by name and error, all at once', () => {
    const texts = { syntax: '{ greeting', field: '{ greetin }', right: '{ greeting }' };
    expect(() => prepared(texts)).toThrow(
      new ManifestError([
        'syntax: Syntax Error: Expected Name, found <EOF>.',
        'field: Cannot query field "greetin" on type "Query". Did you mean "greeting"?',
      ]),
    );
  });

  it('keep to the limits of every document, by the defaults of their variables', () => {
    const friends = 'people { nodes { friends { nodes { friends { nodes { name } } } } } }';
    expect(() => prepared({ deep: `{ ${friends} }` }, { maxDepth: 6 })).toThrow(
      'deep: Deeper than 6 levels',
    );
    expect(() => prepared({ dear: `{ ${friends} }` })).toThrow(/dear: The operation costs \d+/);
    expect(() => prepared({ long: '{ greeting }' }, { maxTokens: 2 })).toThrow('long: Syntax');
    const many = (first: number) =>
      `query ($first: Int! = ${first}) { people(first: $first) { nodes { friends { nodes { name } } } } }`;
    expect(() => prepared({ many: many(5) })).not.toThrow();
    expect(() => prepared({ many: many(5_000) })).toThrow(/many: The operation costs/);
  });

  it('are measured by all that they may select', () => {
    const text = `query ($more: Boolean!) {
      people @include(if: $more) { nodes { friends { nodes { name } } } }
    }`;
    expect(() => prepared({ text })).not.toThrow();
    expect(() => prepared({ text }, { maxDepth: 4 })).toThrow('text: Deeper than 4 levels');
  });
});
