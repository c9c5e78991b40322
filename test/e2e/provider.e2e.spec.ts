import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuthorityRegistry, type FakeProvider } from '@keyledger/mailboxes';
import { Secret } from '@keyledger/kernel';
import {
  ACCOUNT,
  CHANGE,
  eventsOf,
  Organization,
  read,
  RESET,
  RunningKeyledger,
  signIn,
  trySignIn,
  untilEvent,
  type Caller,
  type Person,
} from './harness/index.js';

const CHOSEN = 'Qing-chen 7 he feng';

describe('A mailbox whose password lives at a provider', () => {
  let running: RunningKeyledger;
  let organization: Organization;
  let owner: Caller;

  beforeAll(async () => {
    running = await RunningKeyledger.start();
    organization = await Organization.found(running, 'example.com');
    owner = (await organization.signedIn({ address: 'owner@example.com', role: 'OWNER' })).caller;
  });
  afterAll(() => running?.close());

  const fake = () => running.part(AuthorityRegistry).find('FAKE') as FakeProvider;
  const atProvider = (address: string) =>
    organization.person({
      address,
      authority: 'FAKE',
      backup: `${address.split('@')[0]}@example.org`,
    });
  const typesOf = async ({ stream }: Person) =>
    (await eventsOf(running, stream)).map(({ type }) => type);
  /** The account as the console shows it once this event is in the lists. */
  const account = async ({ id }: Person, { position }: { position: string }) =>
    owner.after(position).send(ACCOUNT, { id });

  async function reset({ id: accountId }: Person): Promise<string> {
    const answer = await owner.send(RESET, { input: { accountId, reasonCode: 'LEAKED' } });
    expect(read(answer, 'secret')).toMatchObject({ state: 'SHOWN_ONCE', effective: false });
    return String(read(answer, 'secret', 'temporaryPassword'));
  }

  /** A person at the provider who has a password of their own there. */
  async function settled(address: string): Promise<Person> {
    const person = await atProvider(address);
    await fake().script(address, 'APPLY', 2);
    const temporary = await reset(person);
    await untilEvent(running, person.stream, 'PasswordChanged');
    const caller = await signIn(running.url, address, temporary);
    const input = { currentPassword: temporary, newPassword: CHOSEN };
    expect(await caller.send(CHANGE, { input })).toMatchObject({ __typename: 'AccountPayload' });
    await untilEvent(running, person.stream, 'PasswordChanged', 2);
    return person;
  }

  it('has changed only when the provider says so', async () => {
    const person = await atProvider('applied@example.com');
    await fake().script(person.address, 'UNAVAILABLE');
    const temporary = await reset(person);
    const before = await owner.send(ACCOUNT, { id: person.id });
    expect(before).toMatchObject({
      credential: { state: 'UNKNOWN' },
      providerChange: { state: 'PENDING' },
    });
    expect(await trySignIn(running.url, person.address, temporary)).toMatchObject({
      code: 'SignInRefused',
    });

    await fake().script(person.address, 'APPLY');
    const changed = await untilEvent(running, person.stream, 'PasswordChanged');
    expect(await typesOf(person)).toEqual([
      'AccountProvisioned',
      'PasswordResetRequested',
      'ProviderChangeRequested',
      'ProviderChangeApplied',
      'PasswordChanged',
    ]);
    expect(changed.data).toMatchObject({ authority: 'FAKE', kind: 'TEMPORARY' });
    expect(await account(person, changed)).toMatchObject({
      credential: { state: 'TEMPORARY', mustChange: true },
      providerChange: null,
    });
    expect(await fake().holds(person.address, new Secret(temporary))).toBe(true);
    await signIn(running.url, person.address, temporary);
  });

  it.each([
    ['refuse.li@example.com', 'ProviderChangeRefused', 'REFUSED', /refused/],
    ['unsupported.wang@example.com', 'ProviderChangeUnsupported', 'UNSUPPORTED', /console/],
  ])('keeps its old password when %s is reset: %s', async (address, event, state, instruction) => {
    const person = await settled(address);
    const temporary = await reset(person);
    const answered = await untilEvent(running, person.stream, event);

    expect(await account(person, answered)).toMatchObject({
      credential: { state: 'PERMANENT', mustChange: false },
      providerChange: { state, instruction: expect.stringMatching(instruction) },
    });
    expect(await trySignIn(running.url, address, temporary)).toMatchObject({
      code: 'SignInRefused',
    });
    expect(await fake().holds(address, new Secret(CHOSEN))).toBe(true);
    await signIn(running.url, address, CHOSEN);
    expect((await typesOf(person)).filter((type) => type === 'PasswordChanged')).toHaveLength(2);
  });

  it('keeps the password that holds in the vault, and marks every other for removal', async () => {
    const address = 'refuse.zhou@example.com';
    const person = await settled(address);
    const caller = await signIn(running.url, address, CHOSEN);
    const input = { currentPassword: CHOSEN, newPassword: 'Bai-yun 33 shan dao!' };
    expect(await caller.send(CHANGE, { input })).toMatchObject({ __typename: 'AccountPayload' });
    await untilEvent(running, person.stream, 'ProviderChangeRefused');
    // A clean end lets the job finish what follows its event.
    await running.stop();
    await running.open();
    await signIn(running.url, address, CHOSEN);

    const changes = (await eventsOf(running, person.stream)).filter(
      ({ type }) => type === 'PasswordChanged',
    );
    const { rows } = await running.foundation.postgres.pool.query<{ id: string; marked: boolean }>(
      `SELECT id, superseded_at IS NOT NULL AS marked FROM vault_secret
        WHERE purpose = 'PASSWORD_HASH' AND stream = $1`,
      [person.stream],
    );
    expect(rows).toHaveLength(3);
    const kept = rows.filter(({ marked }) => !marked).map(({ id }) => id);
    expect(kept).toEqual([read(changes.at(-1)?.data, 'credentialId')]);
  });

  it('refuses another reset while the provider has not answered the first', async () => {
    const person = await atProvider('unavailable.zhao@example.com');
    await reset(person);
    const input = { accountId: person.id, reasonCode: 'LEAKED' };
    expect(await owner.send(RESET, { input })).toMatchObject({ code: 'ResetInProgress' });
  });

  it('is changed after a restart, when the job was under way', async () => {
    const person = await atProvider('later@example.com');
    await fake().script(person.address, 'UNAVAILABLE');
    const temporary = await reset(person);
    await untilEvent(running, person.stream, 'ProviderChangeRequested');

    await running.stop();
    await running.open();
    expect(await typesOf(person)).not.toContain('PasswordChanged');
    await fake().script(person.address, 'APPLY');
    await untilEvent(running, person.stream, 'PasswordChanged');
    await signIn(running.url, person.address, temporary);
    expect(await fake().holds(person.address, new Secret(temporary))).toBe(true);
  });
});
