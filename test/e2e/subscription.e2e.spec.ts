import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountChangeFeed } from '@keyledger/accounts';
import {
  AccountWatcher,
  type Caller,
  LOCK,
  Organization,
  read,
  RESET,
  RunningKeyledger,
  type Person,
} from './harness/index.js';

const UNLOCK = LOCK.replaceAll('lockAccount', 'unlockAccount').replace('Lock', 'Unlock');

type Member = Person & { readonly caller: Caller & { readonly token: string } };

describe('accountChanged', () => {
  let running: RunningKeyledger;
  let ours: Organization;
  let theirs: Organization;
  let owner: Member;
  let foreigner: Member;
  const beacons = new Map<Organization, Person>();
  const watchers: AccountWatcher[] = [];

  beforeAll(async () => {
    running = await RunningKeyledger.start();
    ours = await Organization.found(running, 'example.com');
    theirs = await Organization.found(running, 'example.net');
    owner = await ours.signedIn({ address: 'owner@example.com', role: 'OWNER' });
    foreigner = await theirs.signedIn({ address: 'owner@example.net', role: 'OWNER' });
    beacons.set(ours, await ours.person({ address: 'beacon@example.com' }));
    beacons.set(theirs, await theirs.person({ address: 'beacon@example.net' }));
  });
  afterEach(() => Promise.all(watchers.splice(0).map((watcher) => watcher.close())));
  afterAll(() => running?.close());

  /** A watcher that hears already: an account of theirs was changed until they were told so. */
  async function watching(member: Member, organization: Organization): Promise<AccountWatcher> {
    const watcher = new AccountWatcher(running.url, member.caller.token);
    watchers.push(watcher);
    const head = organization === ours ? owner : foreigner;
    const accountId = beacons.get(organization)?.id;
    for (let round = 0; watcher.seen.length === 0; round += 1) {
      await head.caller.send(round % 2 ? UNLOCK : LOCK, { input: { accountId } });
    }
    return watcher;
  }

  const is =
    ({ id }: Person) =>
    (account: unknown) =>
      read(account, 'id') === id;

  it('tells of a reset, with the account as the list then shows it', async () => {
    const watcher = await watching(owner, ours);
    const person = await ours.person({ address: 'reset@example.com' });
    await owner.caller.send(RESET, { input: { accountId: person.id, reasonCode: 'FORGOTTEN' } });
    await watcher.sees(
      (account) => is(person)(account) && read(account, 'credential', 'state') === 'TEMPORARY',
    );
    expect(watcher.seen.findLast(is(person))).toEqual({
      id: person.id,
      state: 'ACTIVE',
      address: { value: person.address },
      credential: { state: 'TEMPORARY', mustChange: true },
    });
  });

  it('never tells of another organization', async () => {
    const [here, there] = [await watching(owner, ours), await watching(foreigner, theirs)];
    const mine = await ours.person({ address: 'mine@example.com' });
    const yours = await theirs.person({ address: 'yours@example.net' });
    // Each hears of the last change of its own, and so has heard of all that came before it in the log.
    await Promise.all([here.sees(is(mine)), there.sees(is(yours))]);
    const last = await ours.person({ address: 'last@example.com' });
    await here.sees(is(last));
    const domains = ({ seen }: AccountWatcher) =>
      new Set(seen.map((account) => String(read(account, 'address', 'value')).split('@')[1]));
    expect(domains(here)).toEqual(new Set(['example.com']));
    expect(domains(there)).toEqual(new Set(['example.net']));
  });

  it('tells nothing of a foreign account that is asked for by its id', async () => {
    const there = await watching(foreigner, theirs);
    const person = await ours.person({ address: 'wanted@example.com' });
    const feed = running.part(AccountChangeFeed);
    const before = feed.watchers;
    const spying = new AccountWatcher(running.url, foreigner.caller.token, person.id);
    watchers.push(spying);
    const input = { accountId: person.id };
    for (let round = 0; feed.watchers === before || round % 2; round += 1) {
      await owner.caller.send(round % 2 ? UNLOCK : LOCK, { input });
    }
    await owner.caller.send(LOCK, { input });
    const after = await theirs.person({ address: 'after@example.net' });
    await there.sees(is(after));
    expect(spying.seen).toEqual([]);
  });

  it.each([
    ['a lock', LOCK],
    ['a reset', RESET],
  ])('ends with the session that %s ends', async (what, act) => {
    const address = `second-${what.split(' ')[1]}@example.com`;
    const second = await ours.signedIn({ address, role: 'OWNER' });
    const watcher = await watching(second, ours);
    await owner.caller.send(act, { input: { accountId: second.id, reasonCode: 'LEAKED' } });
    await watcher.ended;
    const seen = watcher.seen.length;
    const other = await watching(owner, ours);
    const later = await ours.person({ address: `later-${address}` });
    await other.sees(is(later));
    expect(watcher.seen).toHaveLength(seen);
  });

  it('is not for who is not signed in', async () => {
    const watcher = new AccountWatcher(running.url, null);
    watchers.push(watcher);
    expect(await watcher.ended).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(watcher.seen).toEqual([]);
  });
});
