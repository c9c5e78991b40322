import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  eventsOf,
  Organization,
  PASSWORD,
  read,
  RunningKeyledger,
  trySignIn,
} from './harness/index.js';

const WRONG = 'Not the 1st one!';

describe('Guessing passwords', () => {
  let running: RunningKeyledger;
  let organization: Organization;

  beforeAll(async () => {
    running = await RunningKeyledger.start();
    organization = await Organization.found(running, 'example.com');
  });
  afterAll(() => running?.close());

  const guess = (address: string, password = WRONG) => trySignIn(running.url, address, password);

  /** How many passwords were hashed so far. */
  async function hashes(): Promise<number> {
    const metrics = await (await fetch(`${running.url}/metrics`)).text();
    return Number(/^keyledger_hash_seconds_count (\d+)/m.exec(metrics)?.[1]);
  }

  it('costs one hash, whether or not there is such an account or password', async () => {
    const known = await organization.person({ address: 'known@example.com' });
    const unset = await organization.person({ address: 'unset@example.com', password: null });
    const answers: unknown[] = [];
    for (const address of [
      known.address,
      unset.address,
      'unknown@example.com',
      'nobody@elsewhere.example',
      'no address',
    ]) {
      const before = await hashes();
      answers.push(await guess(address));
      expect([address, (await hashes()) - before]).toEqual([address, 1]);
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('is slowed down alike for addresses that are there and that are not', async () => {
    const known = await organization.person({ address: 'target@example.com' });
    const codes = async (address: string) => {
      const answers: unknown[] = [];
      for (let n = 0; n < 7; n += 1) answers.push(await guess(address));
      expect(read(answers.at(-1), 'retryAfter')).toBeGreaterThan(20);
      return answers.map((answer) => read(answer, 'code'));
    };
    const there = await codes(known.address);
    const before = await hashes();
    const notThere = await codes('missing@example.com');
    expect(there).toEqual([
      ...Array<string>(5).fill('SignInRefused'),
      ...Array<string>(2).fill('RateLimited'),
    ]);
    expect(notThere).toEqual(there);
    expect(await hashes()).toBe(before + 5);

    // While the wait lasts the right password is not looked at either, or waiting would tell that it was right.
    expect(await guess(known.address, PASSWORD)).toMatchObject({ code: 'RateLimited' });
    const failures = await eventsOf(running, `signin-${known.accountId}`);
    expect(failures.filter(({ type }) => type === 'SignInFailed')).toHaveLength(5);
  });
});

/** Failures of one network that are let through. */
const FREE = 50;

describe.each([
  { proxy: 'nobody', trusted: '' },
  { proxy: 'a proxy', trusted: '127.0.0.1' },
])('Guessing across many accounts, when $proxy is trusted', ({ trusted }) => {
  let running: RunningKeyledger;

  beforeAll(async () => {
    running = await RunningKeyledger.start({ settings: { KEYLEDGER_TRUSTED_PROXIES: trusted } });
    await Organization.found(running, 'example.com');
  });
  afterAll(() => running?.close());

  const from = async (forwarded: string, address: string) => {
    const headers = { 'x-forwarded-for': forwarded };
    return read(await trySignIn(running.url, address, WRONG, { headers }), 'code');
  };

  it('is slowed down for the network that it comes from', async () => {
    const guesser = '203.0.113.7';
    for (let n = 0; n < FREE; n += 10) {
      const tries = Array.from({ length: 10 }, (_, each) =>
        from(guesser, `a${n + each}@example.com`),
      );
      expect(new Set(await Promise.all(tries))).toEqual(new Set(['SignInRefused']));
    }
    expect(await from(guesser, 'next@example.com')).toBe('RateLimited');
    // What the guesser says of itself stands before what the proxy saw.
    expect(await from(`198.51.100.1, ${guesser}`, 'forged@example.com')).toBe('RateLimited');
    const elsewhere = await from('203.0.113.8', 'other@example.com');
    expect(elsewhere).toBe(trusted === '' ? 'RateLimited' : 'SignInRefused');
  });
});
