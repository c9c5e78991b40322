import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testKeyRing } from '@keyledger/keys/testing';
import { FixedClock, Secret } from '@keyledger/kernel';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { ProviderUnavailable } from '../authority/index.js';
import { FakeProvider, mailboxMigrations } from './index.js';

const now = new Date('2026-11-01T08:00:00.000Z');
let database: TestDatabase;
let provider: FakeProvider;

beforeAll(async () => {
  database = await testDatabase({ migrations: mailboxMigrations });
  provider = new FakeProvider(database.postgres, testKeyRing(), new FixedClock(now));
});
afterAll(() => database.drop());

function change(address: string, password: string, mustChange = false) {
  return { accountId: 'any', address, password: new Secret(password), mustChange };
}

describe('the fake provider', () => {
  it('holds the password that it was given last, and says since when', async () => {
    const address = 'apply@example.com';
    const first = await provider.setPassword(change(address, 'First#1234', true));
    expect(first).toEqual({ kind: 'APPLIED', effectiveAt: now });
    expect(await provider.mailbox(address)).toMatchObject({ must_change: true, enabled: true });
    await provider.setPassword(change('Apply@Example.com', 'Second#1234'));
    expect(await provider.holds(address, new Secret('First#1234'))).toBe(false);
    expect(await provider.holds(address, new Secret('Second#1234'))).toBe(true);
  });

  it.each(['refuse.li@example.com', 'unsupported@example.com'])(
    'answers %s as its name asks, with an instruction, and keeps nothing',
    async (address) => {
      const outcome = await provider.setPassword(change(address, 'Never#1234'));
      expect(outcome).toMatchObject({
        kind: address.startsWith('refuse') ? 'REFUSED' : 'UNSUPPORTED',
        instruction: { 'zh-CN': expect.any(String), en: expect.any(String) },
      });
      expect(await provider.holds(address, new Secret('Never#1234'))).toBe(false);
    },
  );

  it('is away as often as scripted, then answers', async () => {
    const address = 'wang@example.com';
    await provider.script(address, 'UNAVAILABLE', 2);
    const attempt = () => provider.setPassword(change(address, 'Third#1234'));
    await expect(attempt()).rejects.toThrow(ProviderUnavailable);
    await expect(attempt()).rejects.toThrow(ProviderUnavailable);
    expect(await attempt()).toMatchObject({ kind: 'APPLIED' });
  });

  it('keeps the rest of a mailbox when one thing changes', async () => {
    const address = 'zhou@example.com';
    await provider.setPassword(change(address, 'Fourth#1234', true));
    await provider.setEnabled({ accountId: 'any', address }, false);
    await provider.endSessions({ accountId: 'any', address });
    expect(await provider.mailbox(address)).toMatchObject({
      must_change: true,
      enabled: false,
      sessions_ended_at: now,
    });
    expect(await provider.holds(address, new Secret('Fourth#1234'))).toBe(true);
  });

  it('stores neither address nor password', async () => {
    await provider.setPassword(change('visible@example.com', 'Visible#1234'));
    const { rows } = await database.postgres.pool.query<{ line: string }>(
      'SELECT fake_provider_mailbox::text AS line FROM fake_provider_mailbox',
    );
    expect(rows.map(({ line }) => line).join()).not.toMatch(/visible/i);
  });
});
