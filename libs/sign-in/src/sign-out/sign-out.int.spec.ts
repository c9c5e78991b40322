import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@keyledger/kernel';
import { signInWorld, type SignInWorld } from '../testing/index.js';
import { SignOut } from './sign-out.command.js';
import { SignOutHandler } from './sign-out.handler.js';

const PASSWORD = 'Correct#Horse7';
let world: SignInWorld;

beforeAll(async () => {
  world = await signInWorld();
});
afterAll(() => world.close());

describe('signing out', () => {
  it('ends the one session and is recorded once, however often it is asked for', async () => {
    const organizationId = await world.company.organization('example.com');
    const { address, accountId, employeeId } = await world.company.mailbox(
      organizationId,
      'li.na@example.com',
    );
    await world.company.setPassword({ address, accountId, employeeId, organizationId }, PASSWORD);
    const mine = await world.signIn({ address, password: PASSWORD });
    const other = await world.signIn({ address, password: PASSWORD });
    if (mine.outcome === 'rejected' || other.outcome === 'rejected') throw new Error('refused');

    const actor = { kind: 'PERSON', id: employeeId, role: null } as const;
    const { sessionId } = mine;
    const session = { sessionId, accountId, organizationId, actor, correlationId: newId() };
    const handler = new SignOutHandler(world.signIns, world.sessions);
    const first = await handler.execute(new SignOut(session));
    expect(await handler.execute(new SignOut(session))).toEqual(first);

    expect(await world.sessions.find(mine.token)).toBeNull();
    expect(await world.sessions.find(other.token)).not.toBeNull();
    const { events } = await world.events.store.read(`signin-${accountId}-202611`);
    expect(events.filter(({ type }) => type === 'SignedOut')).toHaveLength(1);
  });
});
