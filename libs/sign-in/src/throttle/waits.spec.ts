import { describe, expect, it } from '@jest/globals';
import { ADDRESS_RULE, NETWORK_RULE, waitAfter, waitsOf } from './waits.js';

describe('waits after failed sign-ins', () => {
  it('leave a person five tries, then grow from 30 seconds to an hour', () => {
    const waits = [4, 5, 6, 7, 11, 12, 99].map((failures) => waitAfter(failures, ADDRESS_RULE));
    expect(waits).toEqual([0, 30, 60, 120, 1920, 3600, 3600]);
  });

  it('are a day from the hundredth failure in a row on', () => {
    expect(waitAfter(100, ADDRESS_RULE)).toBe(86_400);
    expect(waitAfter(5_000, ADDRESS_RULE)).toBe(86_400);
  });

  it('let no more than 35 passwords be tried on one account in a day', () => {
    let [elapsed, tries] = [0, 0];
    while (elapsed < 86_400) elapsed += waitAfter((tries += 1), ADDRESS_RULE);
    expect(tries).toBeLessThanOrEqual(35);
  });

  it('begin later for a network, which many people share', () => {
    expect(waitAfter(49, NETWORK_RULE)).toBe(0);
    expect(waitAfter(50, NETWORK_RULE)).toBe(30);
    expect(waitAfter(1_000, NETWORK_RULE)).toBe(3600);
  });

  it('never shrink', () => {
    const waits = waitsOf(ADDRESS_RULE);
    expect(waits).toEqual([...waits].sort((one, other) => one - other));
  });
});
