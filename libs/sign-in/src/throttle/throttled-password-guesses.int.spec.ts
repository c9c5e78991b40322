import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testKeyRing } from '@keyledger/keys/testing';
import { FixedClock, newId } from '@keyledger/kernel';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { signInMigrations } from '../sign-in.migrations.js';
import { ThrottledPasswordGuesses } from './throttled-password-guesses.js';

let database: TestDatabase;
const clock = new FixedClock(new Date('2026-11-23T08:00:00.000Z'));
let guesses: ThrottledPasswordGuesses;

beforeAll(async () => {
  database = await testDatabase({ migrations: signInMigrations });
  guesses = new ThrottledPasswordGuesses(database.postgres, testKeyRing(), clock);
});
afterAll(() => database.drop());

describe('guesses at the current password', () => {
  it('wait after five wrong ones, also when they are sent together', async () => {
    const accountId = newId();
    const admitted = await Promise.all(Array.from({ length: 12 }, () => guesses.admit(accountId)));
    expect(admitted.filter((guess) => 'right' in guess)).toHaveLength(5);
    expect(await guesses.admit(accountId)).toEqual({ retryAfter: 30 });
    clock.advance(30_000);
    expect(await guesses.admit(accountId)).toHaveProperty('right');
  });

  it('start anew after the right one, and are not spent when nothing was compared', async () => {
    const accountId = newId();
    for (let round = 0; round < 20; round += 1) {
      const guess = await guesses.admit(accountId);
      if (!('right' in guess)) throw new Error('It was not let through');
      await (round % 2 === 0 ? guess.right() : guess.abandoned());
    }
    expect(await guesses.admit(accountId)).toHaveProperty('right');
  });

  it('are counted for each account alone', async () => {
    const [one, other] = [newId(), newId()];
    for (let round = 0; round < 6; round += 1) await guesses.admit(one);
    expect(await guesses.admit(one)).toHaveProperty('retryAfter');
    expect(await guesses.admit(other)).toHaveProperty('right');
  });
});
