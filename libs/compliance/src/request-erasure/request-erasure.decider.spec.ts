import { describe, expect, it } from '@jest/globals';
import { erasureAggregate, type Erasure } from '../erasure/erasure.state.js';
import { decideErasureRequest } from './request-erasure.decider.js';

const now = new Date('2026-11-23T08:00:00.000Z');
const plan = {
  requestId: 'r',
  legalBasis: 'REQUEST_OF_THE_PERSON',
  ownsMailbox: false,
  now,
} as const;
const by = { kind: 'PERSON', id: 'li', role: 'ADMIN' } as const;
const asked = (expiresAt: string, more: Partial<Erasure> = {}): Erasure => ({
  ...erasureAggregate.initial,
  requestId: 'before',
  approval: { request: { by, expiresAt }, decision: null },
  ...more,
});
const requested = {
  type: 'ErasureRequested',
  data: {
    requestId: 'r',
    legalBasis: 'REQUEST_OF_THE_PERSON',
    expiresAt: '2026-12-07T08:00:00.000Z',
  },
};

describe('A request for erasure', () => {
  it('can be decided on for two weeks', () => {
    expect(decideErasureRequest(plan, erasureAggregate.initial)).toEqual([requested]);
  });

  it('is made anew after one that ran out, was refused or was stopped, not beside one that waits', () => {
    const waiting = asked('2026-11-24T08:00:00.000Z');
    expect(decideErasureRequest(plan, waiting)).toMatchObject({ code: 'AlreadyExists' });
    const refused = { ...waiting.approval, decision: { approved: false, by } };
    for (const over of [
      asked('2026-11-23T08:00:00.000Z'),
      { ...waiting, approval: refused },
      { ...waiting, stopped: 'StillOwnsMailbox' },
    ])
      expect(decideErasureRequest(plan, over)).toEqual([requested]);
  });

  it('is refused for the owner of a mailbox, and once the erasure has begun', () => {
    const owner = { ...plan, ownsMailbox: true };
    expect(decideErasureRequest(owner, erasureAggregate.initial)).toMatchObject({
      code: 'StillOwnsMailbox',
    });
    const begun = { ...erasureAggregate.initial, started: true };
    expect(decideErasureRequest(plan, begun)).toMatchObject({ code: 'ErasureUnderWay' });
  });

  it('restricts processing instead while holds stand, until the last of them ends', () => {
    const hold = (id: string, until: string | null) => ({ id, basis: 'AUDIT', until }) as const;
    const [past, soon, later] = [
      '2026-11-23T08:00:00.000Z',
      '2026-12-01T00:00:00.000Z',
      '2027-01-01T00:00:00.000Z',
    ];
    const under = (...holds: ReturnType<typeof hold>[]) => ({ ...erasureAggregate.initial, holds });
    const restricted = (until: string | null) => [
      requested,
      { type: 'ProcessingRestricted', data: { requestId: 'r', until } },
    ];
    expect(decideErasureRequest(plan, under(hold('a', later), hold('b', soon)))).toEqual(
      restricted(later),
    );
    expect(decideErasureRequest(plan, under(hold('a', soon), hold('b', null)))).toEqual(
      restricted(null),
    );
    expect(decideErasureRequest(plan, under(hold('a', past)))).toEqual([requested]);
  });
});
