import { describe, expect, it } from '@jest/globals';
import { Args, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { reject } from '@keyledger/kernel';
import { GraphQLUnionType, graphql, printType } from 'graphql';
import {
  MutationPayload,
  defineMessages,
  defineProblem,
  mutationResult,
  problemFrom,
} from '../index.js';
import { schemaOf } from '../testing/index.js';

defineMessages({
  'zh-CN': { 'problem.AccountLocked': '账户 {address} 已锁定。' },
  en: { 'problem.AccountLocked': 'The account {address} is locked.' },
});
const AccountLocked = defineProblem('AccountLocked');

@ObjectType({ description: 'Locked.' })
class LockedPayload extends MutationPayload {}

const LockResult = mutationResult('LockResult', LockedPayload, [AccountLocked]);

@Resolver()
class LockResolver {
  @Query(() => String)
  nothing(): string {
    return '';
  }

  @Mutation(() => LockResult)
  lock(@Args('code', { type: () => String }) code: string): typeof LockResult {
    return code === 'none'
      ? { position: null }
      : problemFrom(
          reject(code, { params: { address: 'a@x.cn' }, path: ['input', 'id'], retryAfter: 2 }),
          'en',
        );
  }
}

const resolver = new LockResolver();

async function lock(code: string) {
  const schema = await schemaOf(LockResolver);
  const field = schema.getMutationType()?.getFields()['lock'];
  if (field) field.resolve = (_: unknown, args: { code: string }) => resolver.lock(args.code);
  return graphql({
    schema,
    source: `mutation ($code: String!) { lock(code: $code) {
      __typename
      ... on LockedPayload { position }
      ... on Problem { code message path retryAfter params { name value } }
    } }`,
    variableValues: { code },
  });
}

describe('Problems', () => {
  it('makes a union of the payload, what any mutation may meet, and the slice’s own', async () => {
    const union = (await schemaOf(LockResolver)).getType('LockResult') as GraphQLUnionType;
    expect(union.getTypes().map(String)).toEqual([
      'LockedPayload',
      'Forbidden',
      'NotFound',
      'Conflict',
      'RateLimited',
      'Busy',
      'InvalidInput',
      'AccountLockedProblem',
    ]);
  });

  it('answers a payload that is a plain object', async () => {
    expect(await lock('none')).toEqual({
      data: { lock: { __typename: 'LockedPayload', position: null } },
    });
  });

  it('answers a rejection with its code, its values and its message', async () => {
    expect(await lock('AccountLocked')).toEqual({
      data: {
        lock: {
          __typename: 'AccountLockedProblem',
          code: 'AccountLocked',
          message: 'The account a@x.cn is locked.',
          path: ['input', 'id'],
          retryAfter: 2,
          params: [{ name: 'address', value: 'a@x.cn' }],
        },
      },
    });
  });

  it('speaks of a stock problem by its plain name', async () => {
    const { data } = await lock('Busy');
    expect(data).toMatchObject({
      lock: { __typename: 'Busy', message: 'The service is busy. Try again in 2 seconds.' },
    });
  });

  it('refuses a problem that the union does not list', async () => {
    defineMessages({
      'zh-CN': { 'problem.AddressTaken': '已占用' },
      en: { 'problem.AddressTaken': 'Taken' },
    });
    const { errors } = await lock('AddressTaken');
    expect(errors?.[0]?.message).toContain('AddressTakenProblem is not a member of LockResult');
  });

  it('refuses a code that nobody registered', () => {
    expect(() => problemFrom(reject('Whatever'), 'en')).toThrow('not in the problem-code registry');
  });

  it('describes every field of the interface', async () => {
    const type = (await schemaOf(LockResolver)).getType('Problem');
    expect(type && printType(type)).toMatchSnapshot();
  });
});
