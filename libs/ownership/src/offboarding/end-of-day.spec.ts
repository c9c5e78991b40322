import { describe, expect, it } from '@jest/globals';
import { endOfDay } from './end-of-day.js';

describe('A last day', () => {
  it.each([
    ['2026-11-30', 'Asia/Shanghai', '2026-11-30T16:00:00.000Z'],
    ['2026-11-30', 'UTC', '2026-12-01T00:00:00.000Z'],
    ['2026-12-31', 'America/New_York', '2027-01-01T05:00:00.000Z'],
    // Clocks go forward in the night after the day, and back.
    ['2026-03-28', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['2028-02-29', 'Asia/Kathmandu', '2028-02-29T18:15:00.000Z'],
  ])('%s is over in %s at %s', (day, zone, moment) => {
    expect(endOfDay(day, zone).toISOString()).toBe(moment);
  });
});
