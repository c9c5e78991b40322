import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { streamOf } from '@keyledger/event-store';
import { Secret } from '@keyledger/kernel';
import { signInPeriodId } from '../period.js';
import { signInPeriodAggregate } from '../sign-in-period.state.js';
import { CHEAP, signInWorld, type SignInWorld, type TestMailbox } from '../testing/index.js';

const PASSWORD = 'Correct#Horse7';
let world: SignInWorld;
let organizationId: string;
let count = 0;
let li: TestMailbox;

beforeAll(async () => {
  world = await signInWorld();
  organizationId = await world.company.organization('example.com');
});
afterAll(() => world.close());
beforeEach(async () => {
  li = await world.company.mailbox(organizationId, `li.na${(count += 1)}@example.com`);
});

const recorded = async (mailbox: TestMailbox) => {
  const stream = streamOf(signInPeriodAggregate, signInPeriodId(mailbox.accountId, '202611'));
  const { events } = await world.events.store.read(stream);
  return world.events.codec.decodeAll(events);
};
const refused = {
  outcome: 'rejected',
  rejection: expect.objectContaining({ code: 'SignInRefused' }),
};

describe('signing in with a password', () => {
  it('opens a session and records what happened in the account’s month', async () => {
    const credentialId = await world.company.setPassword(li, PASSWORD);
    const address = `  LI.NA${count}@Example.COM `;
    const result = await world.signIn({ address, password: PASSWORD, client: 'WEB' });
    if (result.outcome === 'rejected') throw new Error(result.rejection.code);
    expect(await world.sessions.find(result.token)).toMatchObject({
      id: result.sessionId,
      accountId: li.accountId,
      employeeId: li.employeeId,
      mustChangePassword: false,
    });
    const events = await recorded(li);
    expect(events.map(({ type }) => type)).toEqual(['SignInPeriodOpened', 'SignInSucceeded']);
    expect(events[1]).toMatchObject({
      data: { credentialId, accountRevision: 1, network: '192.0.2.1', client: 'WEB' },
      metadata: { actor: { kind: 'PERSON', id: li.employeeId } },
    });
  });

  it('knows a browser again by its cookie, and says where it is and what it runs', async () => {
    await world.company.setPassword(li, PASSWORD);
    const from = { address: li.address, network: '8.8.8.8', client: 'WEB' } as const;
    const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    const first = await world.signIn({ ...from, userAgent, password: PASSWORD });
    if (first.outcome === 'rejected') throw new Error(first.rejection.code);
    const device = first.newDevice?.reveal();
    await world.signIn({ ...from, userAgent, device, password: 'Wrong#Horse77' });
    const again = await world.signIn({ ...from, userAgent, device, password: PASSWORD });
    expect(again).toMatchObject({ outcome: 'signed-in', newDevice: null });

    const [, ...signIns] = await recorded(li);
    const marks = signIns.map(({ data }) => (data as { device: string }).device);
    expect(new Set(marks).size).toBe(1);
    expect(JSON.stringify(signIns)).not.toContain(device);
    expect(signIns[0]?.data).toMatchObject({
      place: { country: 'US', asn: 15169 },
      software: { browser: 'Firefox', os: 'Linux' },
      knownNetwork: false,
    });

    world.clock.advance(31 * 24 * 3_600_000);
    await world.signIn({ ...from, userAgent, device, password: PASSWORD });
    const stream = streamOf(signInPeriodAggregate, signInPeriodId(li.accountId, '202612'));
    const { events } = await world.events.store.read(stream);
    const [opened] = await world.events.codec.decodeAll(events);
    expect(opened?.data).toMatchObject({ familiarDevices: [marks[0]] });
    world.clock.advance(-31 * 24 * 3_600_000);
  });

  it('answers all that an outsider must not learn alike, and records why', async () => {
    const [suspended, locked, unknownCredential, lost, expired, left] = (await Promise.all(
      ['suspended', 'locked', 'imported', 'lost', 'expired', 'left'].map((name) =>
        world.company.mailbox(organizationId, `${name}@example.com`),
      ),
    )) as [TestMailbox, TestMailbox, TestMailbox, TestMailbox, TestMailbox, TestMailbox];
    for (const mailbox of [li, suspended, locked, lost, left])
      await world.company.setPassword(mailbox, PASSWORD);
    await world.company.leave(left);
    await world.company.setPassword(expired, PASSWORD, world.clock.now());
    const note = { ownerId: li.employeeId, note: null };
    await world.company.onAccount(suspended, { type: 'AccountSuspended', data: note });
    await world.company.onAccount(locked, {
      type: 'AccountLocked',
      data: { ...note, until: null },
    });
    await world.database.postgres.pool.query('DELETE FROM vault_secret WHERE stream = $1', [
      `account-${lost.accountId}`,
    ]);

    const tries: [TestMailbox, string, string][] = [
      [li, 'Wrong#Horse77', 'WRONG_PASSWORD'],
      [suspended, PASSWORD, 'SUSPENDED'],
      [locked, PASSWORD, 'LOCKED'],
      [unknownCredential, PASSWORD, 'CREDENTIAL_UNKNOWN'],
      [lost, PASSWORD, 'CREDENTIAL_LOST'],
      [expired, PASSWORD, 'CREDENTIAL_EXPIRED'],
      [left, PASSWORD, 'OWNER_LEFT'],
    ];
    const answers = [await world.signIn({ address: 'nobody@example.com', password: PASSWORD })];
    for (const [{ address }, password] of tries) {
      answers.push(await world.signIn({ address, password }));
    }
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toEqual(refused);
    for (const [mailbox, , reason] of tries) {
      expect((await recorded(mailbox)).at(-1)).toMatchObject({
        type: 'SignInFailed',
        data: { reason },
        metadata: { actor: { kind: 'ANONYMOUS' } },
      });
    }
  });

  it('takes no claim’s word for whose a domain is', async () => {
    const claim = { kind: 'domain', scopeId: null, value: 'unnamed.example' } as const;
    await world.claims.claim({ ...claim, ownerId: organizationId, organizationId });
    const mailbox = await world.company.mailbox(organizationId, 'li@unnamed.example');
    await world.company.setPassword(mailbox, PASSWORD);
    expect(await world.signIn({ address: mailbox.address, password: PASSWORD })).toEqual(refused);
    expect(await recorded(mailbox)).toEqual([]);
  });

  it('computes one hash for every try, known address or not', async () => {
    await world.company.setPassword(li, PASSWORD);
    const imported = await world.company.mailbox(organizationId, `imported${count}@example.com`);
    const addresses = [
      li.address,
      imported.address,
      'nobody@example.com',
      'nobody@elsewhere.example',
      'not an address',
    ];
    for (const address of addresses) {
      const before = world.hashes.finished;
      expect(await world.signIn({ address, password: 'Wrong#Horse77' })).toEqual(refused);
      expect([address, world.hashes.finished - before]).toEqual([address, 1]);
    }
  });

  it('answers a refusal no sooner than the floor', async () => {
    const slow = await signInWorld({ refusalFloorMs: 120 });
    try {
      const startedAt = performance.now();
      await slow.signIn({ address: 'nobody@example.com', password: 'x' });
      expect(performance.now() - startedAt).toBeGreaterThanOrEqual(120);
    } finally {
      await slow.close();
    }
  });

  it('makes known and unknown addresses wait alike after five failures, the right password too', async () => {
    await world.company.setPassword(li, PASSWORD);
    for (const address of [li.address, `nobody${count}@example.com`]) {
      for (let n = 0; n < 5; n += 1) await world.signIn({ address, password: 'Wrong#Horse77' });
      expect(await world.signIn({ address, password: PASSWORD })).toMatchObject({
        outcome: 'rejected',
        rejection: { code: 'RateLimited', retryAfter: 30 },
      });
    }
    expect(await recorded(li)).toHaveLength(6);
    world.clock.advance(30_000);
    const again = await world.signIn({ address: li.address, password: PASSWORD });
    expect(again.outcome).toBe('signed-in');
    expect(world.outcomes.seen).toEqual(
      expect.arrayContaining(['SUCCEEDED', 'REFUSED', 'THROTTLED']),
    );
  });

  it('forgets at a success what failed before', async () => {
    await world.company.setPassword(li, PASSWORD);
    for (let round = 0; round < 2; round += 1) {
      for (let n = 0; n < 4; n += 1) {
        expect(await world.signIn({ address: li.address, password: 'Wrong#Horse77' })).toEqual(
          refused,
        );
      }
      const { outcome } = await world.signIn({ address: li.address, password: PASSWORD });
      expect(outcome).toBe('signed-in');
    }
  });

  it('takes a temporary password more than once, into a session that must change it', async () => {
    const until = new Date(world.clock.now().getTime() + 60_000);
    await world.company.setPassword(li, PASSWORD, until);
    for (let n = 0; n < 2; n += 1) {
      const result = await world.signIn({ address: li.address, password: PASSWORD });
      expect(result).toMatchObject({ outcome: 'signed-in', mustChangePassword: true });
    }
  });

  it('opens no session that outlives a lock decided meanwhile', async () => {
    await world.company.setPassword(li, PASSWORD);
    const result = await world.signIn({ address: li.address, password: PASSWORD });
    if (result.outcome === 'rejected') throw new Error(result.rejection.code);
    const data = { ownerId: li.employeeId, note: null, until: null };
    const revision = await world.company.onAccount(li, { type: 'AccountLocked', data });
    expect(await world.sessions.find(result.token)).not.toBeNull();
    await world.floors.raise(li.accountId, revision);
    expect(await world.sessions.find(result.token)).toBeNull();
  });

  it('hashes anew, under the same credential, when the parameters changed', async () => {
    const credentialId = await world.company.setPassword(li, PASSWORD);
    const dearer = { ...CHEAP, passes: 2 };
    const result = await world.signIn({ address: li.address, password: PASSWORD }, dearer);
    expect(result.outcome).toBe('signed-in');
    const hash = await world.vault.passwordHash(credentialId);
    expect(hash?.parameters).toEqual(dearer);
    const verdict = hash && (await world.hasher(dearer).verify(new Secret(PASSWORD), hash));
    expect(verdict).toEqual({ matches: true, needsRehash: false });
  });

  it('carries the failures of one month into the next', async () => {
    const year = await signInWorld();
    try {
      const mailbox = await year.company.mailbox(
        await year.company.organization('example.org'),
        'a@example.org',
      );
      const wrong = () => year.signIn({ address: mailbox.address, password: 'Wrong#Horse77' });
      await wrong();
      await wrong();
      year.clock.advance(40 * 24 * 3_600_000);
      await wrong();
      const { events } = await year.events.store.read(`signin-${mailbox.accountId}-202701`);
      expect((await year.events.codec.decodeAll(events))[0]).toMatchObject({
        type: 'SignInPeriodOpened',
        data: { period: '202701', previousPeriod: '202611', failuresSinceSuccess: 2 },
      });
    } finally {
      await year.close();
    }
  });

  it('keeps an owner’s network for audit, a shared mailbox’s not', async () => {
    const shared = await world.company.mailbox(
      organizationId,
      `sales${count}@example.com`,
      'SHARED',
    );
    await world.company.grant(li, 'OWNER');
    await world.company.grant(shared, 'OWNER');
    for (const mailbox of [li, shared]) {
      await world.company.setPassword(mailbox, PASSWORD);
      await world.signIn({ address: mailbox.address, password: PASSWORD });
    }
    expect((await recorded(li)).at(-1)?.data).toMatchObject({ administratorNetwork: '192.0.2.1' });
    expect((await recorded(shared)).at(-1)?.data).toMatchObject({ administratorNetwork: null });
  });

  it('holds no password, token or source address in clear in the log', async () => {
    await world.company.setPassword(li, PASSWORD);
    const address = li.address;
    const result = await world.signIn({ address, password: PASSWORD, userAgent: 'Curious/1' });
    if (result.outcome === 'rejected') throw new Error(result.rejection.code);
    const { rows } = await world.database.postgres.pool.query('SELECT data, meta FROM event');
    const log = JSON.stringify(rows);
    for (const secret of [PASSWORD, result.token.reveal(), '192.0.2.1', 'Curious', address]) {
      expect(log).not.toContain(secret);
    }
  });
});
