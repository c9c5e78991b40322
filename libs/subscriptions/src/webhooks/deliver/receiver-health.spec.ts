import { describe, expect, it } from '@jest/globals';
import { PROBE_EVERY_MS, ReceiverHealth } from './receiver-health.js';

const START = Date.parse('2026-11-23T08:00:00.000Z');
const HOUR = 3_600_000;
const healthy = () =>
  new ReceiverHealth({
    failuresInRow: 0,
    failingSince: null,
    lastSuccessAt: null,
    lastFailureAt: null,
    lastFailure: null,
  });

describe('A receiver', () => {
  it('is down after five failures in a row, and then tried every five minutes', () => {
    const health = healthy();
    for (let n = 1; n <= 4; n += 1) health.failed('TIMEOUT', START);
    expect(health.restMs(START)).toBe(0);
    health.failed('TIMEOUT', START);
    expect(health.restMs(START)).toBe(PROBE_EVERY_MS);
    expect(health.restMs(START + PROBE_EVERY_MS)).toBe(0);
  });

  it('is back with its first success', () => {
    const health = healthy();
    expect(health.succeeded(START)).toBe(false);
    for (let n = 1; n <= 4; n += 1) health.failed('TIMEOUT', START);
    expect(health.succeeded(START)).toBe(false);
    for (let n = 1; n <= 9; n += 1) health.failed('TIMEOUT', START);
    expect(health.succeeded(START)).toBe(true);
    expect(health.restMs(START)).toBe(0);
    expect(health.current).toMatchObject({ failuresInRow: 0, failingSince: null });
  });

  it('is given up after four days without a success', () => {
    const health = healthy();
    health.failed('TIMEOUT', START);
    health.failed('TIMEOUT', START + 96 * HOUR - 1);
    expect(health.isGivenUp(START + 96 * HOUR - 1)).toBe(false);
    expect(health.isGivenUp(START + 96 * HOUR)).toBe(true);
    health.succeeded(START + 96 * HOUR);
    expect(health.isGivenUp(START + 96 * HOUR)).toBe(false);
  });
});
