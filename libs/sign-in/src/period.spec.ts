import { describe, expect, it } from '@jest/globals';
import { earlierPeriods } from './open-period.js';
import { periodOf, previousPeriod } from './period.js';

describe('the month of a sign-in', () => {
  it('is the month in UTC', () => {
    expect(periodOf(new Date('2026-12-01T07:59:59.000+08:00'))).toBe('202611');
  });

  it('follows the month before it, over the new year too', () => {
    expect(previousPeriod('202603')).toBe('202602');
    expect(previousPeriod('202601')).toBe('202512');
    expect(earlierPeriods('202602')).toEqual(['202601', '202512', '202511']);
  });
});
