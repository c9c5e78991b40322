import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SESSION_ENDING_EVENTS } from '@keyledger/accounts';
import { signInWorld, type SignInWorld } from '../testing/index.js';
import { EndSessionsReactor } from './end-sessions.reactor.js';

const PASSWORD = 'Correct#Horse7';
let world: SignInWorld;

beforeAll(async () => {
  world = await signInWorld();
});
afterAll(() => world.close());

describe('the reactor that ends sessions', () => {
  it('hears every event that ends them', () => {
    expect(new EndSessionsReactor(world.floors).eventTypes).toEqual(SESSION_ENDING_EVENTS);
  });

  it('closes the window of a handler that died between append and answer', async () => {
    const organizationId = await world.company.organization('example.com');
    const li = await world.company.mailbox(organizationId, 'li.na@example.com');
    await world.company.setPassword(li, PASSWORD);
    const result = await world.signIn({ address: li.address, password: PASSWORD });
    if (result.outcome === 'rejected') throw new Error(result.rejection.code);
    const note = { ownerId: li.employeeId, note: null };
    await world.company.onAccount(li, { type: 'AccountSuspended', data: note });
    expect(await world.sessions.find(result.token)).not.toBeNull();

    const { events } = await world.events.store.read(`account-${li.accountId}`);
    const last = (await world.events.codec.decodeAll(events)).at(-1);
    if (!last) throw new Error('Nothing was recorded');
    const reactor = new EndSessionsReactor(world.floors);
    await reactor.react(last);
    await reactor.react(last);
    expect(await world.sessions.find(result.token)).toBeNull();
  });
});
