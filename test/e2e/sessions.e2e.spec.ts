import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  FIND,
  LOCK,
  ME,
  Organization,
  PASSWORD,
  RESET,
  RunningKeyledger,
  signIn,
  SUSPEND,
  trySignIn,
  type Caller,
} from './harness/index.js';

const OWN = '{ passwordRequirements { code } }';

describe('A session', () => {
  let running: RunningKeyledger;
  let organization: Organization;
  let owner: Caller;

  beforeAll(async () => {
    running = await RunningKeyledger.start();
    organization = await Organization.found(running, 'example.com');
    owner = (await organization.signedIn({ address: 'owner@example.com', role: 'OWNER' })).caller;
  });
  afterAll(() => running?.close());

  it.each([
    ['a reset', RESET],
    ['a lock', LOCK],
    ['a suspension', SUSPEND],
  ])('is over with the request that follows %s, on every device', async (_what, act) => {
    const address = `person-${_what.split(' ')[1]}@example.com`;
    const person = await organization.signedIn({ address });
    const second = await signIn(running.url, address, PASSWORD);
    expect(await person.caller.refusal(OWN)).toBeUndefined();

    const done = await owner.send(act, { input: { accountId: person.id, reasonCode: 'LEAKED' } });
    expect(done).toMatchObject({ position: expect.any(String) });

    for (const caller of [person.caller, second]) {
      expect(await caller.refusal(OWN)).toBe('UNAUTHENTICATED');
      expect(await caller.send(ME)).toBeNull();
    }
    expect(await trySignIn(running.url, address, PASSWORD)).toMatchObject({
      code: 'SignInRefused',
    });
  });

  it('goes on when somebody else is reset', async () => {
    const [left, stays] = [
      await organization.signedIn({ address: 'left@example.com' }),
      await organization.signedIn({ address: 'stays@example.com' }),
    ];
    await owner.send(RESET, { input: { accountId: left.id, reasonCode: 'LEAKED' } });
    expect(await stays.caller.refusal(OWN)).toBeUndefined();
  });

  it('gains and loses the power of a role with the next request', async () => {
    const { caller, employeeId } = await organization.signedIn({ address: 'desk@example.com' });
    const target = await organization.person({ address: 'target@example.com' });
    const lock = () => caller.send(LOCK, { input: { accountId: target.id } });
    expect(await lock()).toMatchObject({ code: 'Forbidden' });

    await organization.grant(employeeId, 'ADMIN');
    expect(await caller.send(ME)).toMatchObject({ role: 'ADMIN' });
    expect(await lock()).toMatchObject({ account: { state: 'LOCKED' } });

    await organization.revoke(employeeId);
    expect(await caller.send(ME)).toMatchObject({ role: 'EMPLOYEE' });
    expect(await lock()).toMatchObject({ code: 'Forbidden' });
    expect(await caller.send(FIND, { search: 'target' })).toMatchObject({ nodes: [] });
  });

  it('is over everywhere else too once its person changed the password', async () => {
    const address = 'changer@example.com';
    const { caller } = await organization.signedIn({ address });
    const other = await signIn(running.url, address, PASSWORD);
    const input = { currentPassword: PASSWORD, newPassword: 'Qing-chen 7 he feng' };
    const changed = await caller.send(
      'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename } }',
      { input },
    );
    expect(changed).toEqual({ __typename: 'AccountPayload' });
    expect(await caller.refusal(OWN)).toBe('UNAUTHENTICATED');
    expect(await other.refusal(OWN)).toBe('UNAUTHENTICATED');
  });
});
