import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventStoreMigrations, type CommandContext } from '@keyledger/event-store';
import { testEventStore, type TestEventStore } from '@keyledger/event-store/testing';
import { newId, type Scope } from '@keyledger/kernel';
import { aScope } from '@keyledger/organizations/testing';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { AdministerSubscriptions } from './administer-subscriptions.js';
import { decideDeletion } from './delete-subscription/delete-subscription.decider.js';
import { decidePause } from './pause-subscription/pause-subscription.decider.js';
import { decideRedrive } from './redrive-dead-letters/redrive-dead-letters.decider.js';
import { subscriptionEvents } from './subscription.events.js';
import { subscriptionAggregate } from './subscription.state.js';
import { SECRETS, TERMS } from './testing/a-subscription.js';

const admin = aScope('ADMIN');
let database: TestDatabase;
let kit: TestEventStore;
let subscriptions: AdministerSubscriptions;
let id: string;

const context = ({ organizationId, actor }: Scope = admin): CommandContext => {
  const commandId = newId();
  return { organizationId, actor, commandId, correlationId: commandId };
};

beforeEach(async () => {
  database = await testDatabase({ migrations: [...eventStoreMigrations] });
  kit = await testEventStore(database, subscriptionEvents);
  subscriptions = new AdministerSubscriptions(kit.aggregates);
  id = newId();
  await kit.aggregates.execute({
    aggregate: subscriptionAggregate,
    id,
    context: context(),
    decide: () => [{ type: 'SubscriptionCreated', data: { ...TERMS, secretId: SECRETS[0] } }],
  });
});
afterEach(async () => {
  await kit.close();
  await database.drop();
});

describe('Commands on a subscription', () => {
  it('have one effect, however often the same one comes', async () => {
    const again = context();
    const outcomes: string[] = [];
    for (const each of [again, again, context()]) {
      const { outcome } = await subscriptions.carryOut(admin, each, id, () => decideRedrive());
      outcomes.push(outcome);
    }
    const { state } = await kit.aggregates.load(subscriptionAggregate, id);
    expect(state.redriven).toBe(2);
    expect(outcomes).toEqual(['appended', 'repeated', 'appended']);
  });

  it('find none that is deleted, that never was or that is another organization’s', async () => {
    const notFound = { outcome: 'rejected', rejection: { code: 'NotFound' } };
    const pause = (by: Scope, which: string) =>
      subscriptions.carryOut(by, context(by), which, (state) => decidePause('ADMIN', state));
    const foreigner = aScope('OWNER', { organizationId: newId() });
    expect(await pause(foreigner, id)).toMatchObject(notFound);
    expect(await pause(admin, newId())).toMatchObject(notFound);
    await subscriptions.carryOut(admin, context(), id, decideDeletion);
    expect(await pause(admin, id)).toMatchObject(notFound);
    expect(await subscriptions.carryOut(admin, context(), id, decideDeletion)).toMatchObject(
      notFound,
    );
  });

  it('are for owners and admins of the whole organization, and for the delivery itself', async () => {
    const pause = (by: Scope | 'SYSTEM') =>
      subscriptions.carryOut(by, context(), id, (state) => decidePause('GONE', state));
    const forbidden = { outcome: 'rejected', rejection: { code: 'Forbidden' } };
    expect(await pause(aScope('HELPDESK'))).toMatchObject(forbidden);
    expect(await pause(aScope('ADMIN', { departmentIds: [newId()] }))).toMatchObject(forbidden);
    expect(await pause('SYSTEM')).toMatchObject({ outcome: 'appended' });
  });
});
