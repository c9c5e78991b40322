import { describe, expect, it } from '@jest/globals';
import { isKnownNetwork, rangeOf } from './known-network.js';

describe('Known networks', () => {
  const ranges = ['203.0.113.0/24', '2001:db8:1::/48', 'nonsense'];

  it.each([
    ['203.0.113.7', true],
    ['::ffff:203.0.113.7', true],
    ['203.0.114.7', false],
    ['2001:db8:1:2::3', true],
    ['2001:db8:2::1', false],
    ['nonsense', false],
  ])('%s: %s', (network, known) => {
    expect(isKnownNetwork(network, ranges)).toBe(known);
  });

  it.each(['203.0.113.0/33', '203.0.113.0', '2001:db8::/129', '/8', '1.2.3/8', '10.0.0.0/-1'])(
    'is no range: %s',
    (text) => {
      expect(rangeOf(text)).toBeNull();
    },
  );
});
