import { describe, expect, it } from '@jest/globals';
import { erasureAggregate, type Erasure } from '../erasure/erasure.state.js';
import { decideOnErasure } from './decide-on-erasure.decider.js';

const now = new Date('2026-11-23T08:00:00.000Z');
const person = (id: string) => ({ kind: 'PERSON', id, role: 'ADMIN' }) as const;
const asked: Erasure = {
  ...erasureAggregate.initial,
  requestId: 'r',
  legalBasis: 'PURPOSE_ACHIEVED',
  approval: {
    request: { by: person('li'), expiresAt: '2026-12-07T08:00:00.000Z' },
    decision: null,
  },
};
const verdict = {
  approved: true,
  by: person('chen'),
  employeeId: 'wang',
  ownsMailbox: false,
  now,
};
const hold = { id: 'h', basis: 'LITIGATION', until: '2027-01-01T00:00:00.000Z' } as const;

describe('A second person’s word on an erasure', () => {
  it('is recorded, yes or no, once', () => {
    expect(decideOnErasure(verdict, asked)).toEqual([
      { type: 'ErasureApproved', data: { requestId: 'r' } },
    ]);
    expect(decideOnErasure({ ...verdict, approved: false }, asked)).toEqual([
      { type: 'ErasureRefused', data: { requestId: 'r' } },
    ]);
    const decision = { approved: true, by: person('chen') };
    const given = { ...asked, approval: { ...asked.approval, decision } };
    expect(decideOnErasure(verdict, given)).toEqual([]);
    expect(decideOnErasure({ ...verdict, by: person('wu') }, given)).toMatchObject({
      code: 'ErasureRequestOver',
    });
  });

  it('counts neither from whoever asked nor from whom it is about', () => {
    for (const by of [person('li'), person('wang')])
      expect(decideOnErasure({ ...verdict, by }, asked)).toMatchObject({
        code: 'SecondPersonNeeded',
      });
  });

  it('is no yes while a hold stands or a mailbox is owned, and may be a no', () => {
    const held = { ...asked, holds: [hold] };
    expect(decideOnErasure(verdict, held)).toMatchObject({
      code: 'LegalHoldActive',
      params: { until: hold.until },
    });
    const owner = { ...verdict, ownsMailbox: true };
    expect(decideOnErasure(owner, asked)).toMatchObject({ code: 'StillOwnsMailbox' });
    expect(decideOnErasure({ ...owner, approved: false }, held)).toHaveLength(1);
  });

  it('needs a request that still waits', () => {
    expect(decideOnErasure(verdict, erasureAggregate.initial)).toMatchObject({ code: 'NotFound' });
    const late = { ...verdict, now: new Date('2026-12-07T08:00:00.000Z') };
    expect(decideOnErasure(late, asked)).toMatchObject({ code: 'ErasureRequestOver' });
    expect(decideOnErasure(verdict, { ...asked, stopped: 'LegalHoldActive' })).toMatchObject({
      code: 'ErasureRequestOver',
    });
    expect(decideOnErasure(verdict, { ...asked, started: true })).toMatchObject({
      code: 'ErasureUnderWay',
    });
  });
});
