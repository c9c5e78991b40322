import { describe, expect, it } from '@jest/globals';
import { DAY, HOUR, NOON } from '../testing/index.js';
import { isDoubted, type Opinion } from './opinions.js';

const said = (at: number, doubtful: boolean, caseId = 'case'): Opinion => ({
  accountId: 'li',
  caseId,
  at,
  doubtful,
});
const found = { detection_id: 'case', at: NOON, marks: ['device:phone'] };
const doubted = (at: number, opinions: readonly Opinion[], mark = 'device:phone', ground = found) =>
  isDoubted(mark, at, opinions, [ground]);

describe('What people said of a browser', () => {
  const notMe = said(NOON + HOUR, true);

  it('doubts it at what comes after, for 180 days, and at nothing before', () => {
    expect(doubted(NOON + HOUR, [notMe])).toBe(false);
    expect(doubted(NOON + HOUR + 1, [notMe])).toBe(true);
    expect(doubted(NOON + 180 * DAY, [notMe])).toBe(true);
    expect(doubted(NOON + 181 * DAY, [notMe])).toBe(false);
  });

  it('speaks of nothing else, of no other case, and of nothing found after it', () => {
    expect(doubted(NOON + DAY, [notMe], 'device:laptop')).toBe(false);
    expect(doubted(NOON + DAY, [said(NOON + HOUR, true, 'another')])).toBe(false);
    const later = { ...found, at: NOON + 2 * HOUR };
    expect(doubted(NOON + DAY, [notMe], 'device:phone', later)).toBe(false);
  });

  it('is the last that was said before, whatever the order it is heard in', () => {
    const wasMe = said(NOON + 3 * HOUR, false);
    for (const heard of [
      [notMe, wasMe],
      [wasMe, notMe],
    ]) {
      expect(doubted(NOON + 2 * HOUR, heard)).toBe(true);
      expect(doubted(NOON + 4 * HOUR, heard)).toBe(false);
    }
    expect(doubted(NOON + 2 * HOUR, [said(NOON + HOUR, false), notMe])).toBe(true);
  });
});
