import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '../event-store.port.js';
import { CallCutOff } from './client-failure.js';
import { Retries } from './retries.js';
import { NotingObserver } from './testing/noting-observer.js';

const DEADLINE_MS = 50;

describe('A call to EventStoreDB that fails for reasons of the connection', () => {
  /** How often it is made, when each try takes so long. */
  async function tries(milliseconds: number): Promise<number> {
    let made = 0;
    const retries = new Retries(new NotingObserver(), 1, DEADLINE_MS);
    const failure = await retries
      .run('read', async () => {
        made += 1;
        if (milliseconds > 0) await pause(milliseconds);
        throw new CallCutOff('No answer');
      })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreUnavailable);
    return made;
  }

  it('is made four times where it fails at once', async () => {
    expect(await tries(0)).toBe(4);
  });

  it('is made twice where it gets no answer, since somebody waits', async () => {
    expect(await tries(DEADLINE_MS)).toBe(2);
  });
});
