import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { distanceKm, leastDistanceKm } from './distance.js';

interface Vector {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly km: number;
  readonly digits: number;
}

const file = new URL('../../../../../test/fixtures/anomaly-detection.json', import.meta.url);
const { haversine } = JSON.parse(readFileSync(file, 'utf8')) as { haversine: readonly Vector[] };
const point = ([latitude, longitude]: readonly [number, number]) => ({ latitude, longitude });

describe('The distance of two points', () => {
  it.each(haversine)('from $from to $to is $km km', ({ from, to, km, digits }) => {
    expect(distanceKm(point(from), point(to)).toFixed(digits)).toBe(km.toFixed(digits));
  });

  it('is at least what two circles leave of it, and never less than nothing', () => {
    const [one, other] = [point([39.9042, 116.4074]), point([31.2304, 121.4737])];
    const within = (accuracyKm: number) =>
      leastDistanceKm({ ...one, accuracyKm }, { ...other, accuracyKm: 100 });
    expect(within(50)).toBeCloseTo(917.3, 1);
    expect(within(2_000)).toBe(0);
  });
});
