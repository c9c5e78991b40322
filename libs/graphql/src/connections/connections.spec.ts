import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Args, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { KeyRing } from '@keyledger/keys';
import { GraphQLError, graphql } from 'graphql';
import { CursorCodec, PageArgs, connectionOf, filterHash, pageOf, totalCountOf } from '../index.js';
import { schemaOf, testKeyRing } from '../testing/index.js';

@ObjectType({ description: 'A row.' })
class Row {
  @Field(() => String, { description: 'Its name.' })
  name!: string;
}
const RowConnection = connectionOf(Row);

@Resolver()
class RowsResolver {
  @Query(() => RowConnection)
  rows(@Args() page: PageArgs) {
    return page;
  }
}

const organization = { organizationId: 'o-1' };
const filter = filterHash(organization, 'rows', { state: 'ACTIVE', search: undefined });
const last = { values: ['2026-11-23T00:00:00.000Z', null, 7], id: 'row-7' };

describe('Cursors', () => {
  const keyRing: KeyRing = testKeyRing();
  const codec = new CursorCodec(keyRing);

  it('give back the sort values and the id', () => {
    expect(codec.decode(filter, codec.encode(filter, last), 'en')).toEqual(last);
  });

  it('start at the beginning where there is none', () => {
    expect(codec.decode(filter, undefined, 'en')).toBeNull();
  });

  it.each([
    [
      'another filter',
      () => codec.encode(filterHash(organization, 'rows', { state: 'LOCKED' }), last),
    ],
    [
      'another organization',
      () => codec.encode(filterHash({ organizationId: 'o-2' }, 'rows', { state: 'ACTIVE' }), last),
    ],
    ['a changed body', () => `x${codec.encode(filter, last)}`],
    ['no signature', () => codec.encode(filter, last).split('.')[0] ?? ''],
    ['nonsense', () => 'nonsense.é'],
  ])('of %s are refused as a problem', (_, make) => {
    const decode = () => codec.decode(filter, make(), 'en');
    expect(decode).toThrow(GraphQLError);
    expect(decode).toThrow('This page belongs to another list');
    try {
      decode();
    } catch (error) {
      expect((error as GraphQLError).extensions).toMatchObject({
        code: 'BAD_REQUEST',
        problem: { code: 'CursorMismatch', path: ['after'] },
      });
    }
  });

  it('do not care for the order in which a filter is written', () => {
    expect(filterHash(organization, 'rows', { a: 1, b: [1, 2] })).toBe(
      filterHash(organization, 'rows', { b: [1, 2], a: 1 }),
    );
  });
});

describe('Connections', () => {
  const count = jest.fn(() => Promise.resolve(totalCountOf(10_001)));
  const ask = async (fields: string, first = 2) => {
    const schema = await schemaOf(RowsResolver);
    const field = schema.getQueryType()?.getFields()['rows'];
    if (field) {
      field.resolve = (_: unknown, page: PageArgs) =>
        pageOf({
          rows: ['a', 'b', 'c'],
          page,
          item: (name) => ({ name }),
          cursor: (name) => `cursor-${name}`,
          count,
        });
    }
    const { data, errors } = await graphql({
      schema,
      source: `{ rows(first: ${first}) { ${fields} } }`,
    });
    expect(errors).toBeUndefined();
    return data?.['rows'];
  };
  beforeEach(() => {
    count.mockClear();
  });

  it('show a page and whether there is more', async () => {
    expect(
      await ask(
        'nodes { name } edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor }',
      ),
    ).toEqual({
      nodes: [{ name: 'a' }, { name: 'b' }],
      edges: [{ cursor: 'cursor-a' }, { cursor: 'cursor-b' }],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, endCursor: 'cursor-b' },
    });
  });

  it('count only when asked to', async () => {
    await ask('nodes { name }');
    expect(count).not.toHaveBeenCalled();
    expect(await ask('totalCount { value capped }')).toEqual({
      totalCount: { value: 10_000, capped: true },
    });
  });
});
