import { describe, expect, it } from '@jest/globals';
import { erasureAggregate } from '../erasure/erasure.state.js';
import { decideHold, decideRelease, MOST_HOLDS } from './legal-hold.decider.js';

const now = new Date('2026-11-23T08:00:00.000Z');
const plan = { holdId: 'h', basis: 'AUDIT', until: null, now } as const;
const none = erasureAggregate.initial;
const hold = { id: 'h', basis: 'AUDIT', until: null } as const;

describe('A legal hold', () => {
  it('stands until a date or until it is released', () => {
    expect(decideHold(plan, none)).toEqual([
      { type: 'LegalHoldPlaced', data: { holdId: 'h', basis: 'AUDIT', until: null } },
    ]);
    const until = new Date('2027-01-01T00:00:00.000Z');
    expect(decideHold({ ...plan, until }, none)).toMatchObject([
      { data: { until: '2027-01-01T00:00:00.000Z' } },
    ]);
    expect(decideRelease('h', { ...none, holds: [hold] })).toEqual([
      { type: 'LegalHoldReleased', data: { holdId: 'h' } },
    ]);
    expect(decideRelease('other', { ...none, holds: [hold] })).toMatchObject({ code: 'NotFound' });
  });

  it('cannot end before it begins, come after the point of no return, or be one of too many', () => {
    expect(decideHold({ ...plan, until: now }, none)).toMatchObject({ path: ['until'] });
    expect(decideHold(plan, { ...none, started: true })).toMatchObject({ code: 'ErasureUnderWay' });
    const many = { ...none, holds: Array.from({ length: MOST_HOLDS }, () => hold) };
    expect(decideHold(plan, many)).toMatchObject({ code: 'InvalidInput' });
  });
});
