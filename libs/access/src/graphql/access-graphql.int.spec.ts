import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Access,
  CurrentPrincipal,
  operationsWithoutRule,
  MutationPayload,
  mutationResult,
  problemFrom,
  toGlobalId,
  undescribed,
  type Principal,
} from '@keyledger/graphql';
import { schemaOf } from '@keyledger/graphql/testing';
import { newId, reject } from '@keyledger/kernel';
import type { TestMailbox } from '@keyledger/sign-in/testing';
import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { accessResolvers } from '../access.resolvers.js';
import { accessApp, type AccessApp } from '../testing/index.js';

@InputType()
class TargetInput {
  @Field(() => ID)
  readonly id!: string;
}
@ObjectType()
class NeverPayload extends MutationPayload {}
const NeverResult = mutationResult('NeverResult', NeverPayload);

/** A mutation whose handler denies it, as rank rules do. */
@Resolver()
class NeverResolver {
  @Mutation(() => NeverResult)
  @Access({ roles: 'ANY_SIGNED_IN' })
  never(
    @Args('input', { type: () => TargetInput }) _input: TargetInput,
    @CurrentPrincipal() _principal: Principal,
  ): typeof NeverResult {
    return problemFrom(reject('Forbidden'), 'en');
  }
}

const PASSWORD = 'Correct#Horse7';
let world: AccessApp;
let li: TestMailbox;

beforeAll(async () => {
  world = await accessApp({ resolvers: [NeverResolver] });
  const organizationId = await world.company.organization('example.com');
  li = await world.company.mailbox(organizationId, 'li.na@example.com');
  await world.company.setPassword(li, PASSWORD);
  await world.company.grant(li, 'OWNER');
});
afterAll(() => world.close());

async function ask(query: string, variables: object = {}, headers: Record<string, string> = {}) {
  const response = await fetch(`${world.base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data } = (await response.json()) as { data: Record<string, Record<string, unknown>> };
  return { data, cookies: response.headers.getSetCookie() };
}

const SIGN_IN = `mutation ($input: SignInInput!) {
  signIn(input: $input) { __typename ... on SignedIn { token mustChangePassword expiresAt position }
    ... on Problem { code message retryAfter } } }`;
const ME = '{ me { role address { value } name { value } organizationName mustChangePassword } }';

async function bearer(): Promise<Record<string, string>> {
  const input = { address: li.address, password: PASSWORD, wantsToken: true };
  const { data } = await ask(SIGN_IN, { input });
  return { authorization: `Bearer ${String(data['signIn']?.['token'])}` };
}

describe('signing in over GraphQL', () => {
  it('gives a browser a cookie and no token', async () => {
    const input = { address: li.address, password: PASSWORD };
    const { data, cookies } = await ask(SIGN_IN, { input });
    expect(data['signIn']).toMatchObject({ __typename: 'SignedIn', token: null });
    expect(cookies.join()).toMatch(/^keyledger_session=[\w-]{43}; .*HttpOnly; SameSite=Lax/);
    const { data: mine } = await ask(ME, {}, { cookie: cookies[0]?.split(';')[0] ?? '' });
    expect(mine['me']).toMatchObject({
      role: 'OWNER',
      address: { value: li.address },
      organizationName: '示例',
      mustChangePassword: false,
    });
  });

  it('gives a client that asks for it a bearer token and no cookie', async () => {
    const input = { address: li.address, password: PASSWORD, wantsToken: true };
    const { data, cookies } = await ask(SIGN_IN, { input });
    expect(cookies).toEqual([]);
    const headers = { authorization: `Bearer ${String(data['signIn']?.['token'])}` };
    expect((await ask(ME, {}, headers)).data['me']).toMatchObject({ role: 'OWNER' });
  });

  it('answers one problem for what an outsider must not learn', async () => {
    const refused = { __typename: 'SignInRefusedProblem', code: 'SignInRefused' };
    for (const address of [li.address, 'nobody@example.com']) {
      const { data } = await ask(SIGN_IN, { input: { address, password: 'wrong' } });
      expect(data['signIn']).toMatchObject(refused);
    }
  });

  it('is nobody without a session, or with one that is wrong', async () => {
    expect((await ask(ME)).data['me']).toBeNull();
    const headers = { authorization: `Bearer ${'a'.repeat(43)}` };
    expect((await ask(ME, {}, headers)).data['me']).toBeNull();
  });
});

describe('a session', () => {
  it('loses a role with the request after its revocation, without ending', async () => {
    const headers = await bearer();
    await world.company.revoke(li, 'OWNER');
    expect((await ask(ME, {}, headers)).data['me']).toMatchObject({ role: 'EMPLOYEE' });
    await world.company.grant(li, 'OWNER');
    expect((await ask(ME, {}, headers)).data['me']).toMatchObject({ role: 'OWNER' });
  });

  it('ends with signing out', async () => {
    const headers = await bearer();
    const { data } = await ask('mutation { signOut { __typename } }', {}, headers);
    expect(data['signOut']).toEqual({ __typename: 'SignedOutPayload' });
    expect((await ask(ME, {}, headers)).data['me']).toBeNull();
  });

  it('of a shared mailbox never carries its owner’s role', async () => {
    const shared = await world.company.mailbox(li.organizationId, 'sales@example.com', 'SHARED');
    await world.company.setPassword(shared, PASSWORD);
    await world.company.grant(shared, 'ADMIN');
    const input = { address: shared.address, password: PASSWORD, wantsToken: true };
    const { data } = await ask(SIGN_IN, { input });
    const headers = { authorization: `Bearer ${String(data['signIn']?.['token'])}` };
    expect((await ask(ME, {}, headers)).data['me']).toMatchObject({ role: 'EMPLOYEE' });
  });
});

describe('a mutation that its handler denied', () => {
  it('is recorded in the actor’s audit stream with its target', async () => {
    const target = newId();
    const { data } = await ask(
      'mutation ($id: ID!) { never(input: { id: $id }) { __typename } }',
      { id: toGlobalId('Account', target) },
      await bearer(),
    );
    expect(data['never']).toEqual({ __typename: 'Forbidden' });
    const { events } = await world.events.store.read(`audit-${li.employeeId}-202611`);
    expect((await world.events.codec.decodeAll(events)).at(-1)).toMatchObject({
      type: 'CommandDenied',
      data: { command: 'never', targetId: target, code: 'Forbidden', suppressed: 0 },
      metadata: { organizationId: li.organizationId, actor: { role: 'OWNER' } },
    });
  });
});

describe('the schema', () => {
  it('has an access rule on every operation, and a description on everything', async () => {
    const schema = await schemaOf(...accessResolvers);
    expect(operationsWithoutRule(schema)).toEqual([]);
    expect(undescribed(schema)).toEqual([]);
  });
});
