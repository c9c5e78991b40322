import { describe, expect, it } from '@jest/globals';
import { recordedAs } from '@keyledger/event-store/testing';
import { eventsUpTo } from './moment.js';

const time = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour)).toISOString();

/** Written down at one hour, and at another, earlier one, by a provider that told late. */
const log = [
  ['first', 1, 1],
  ['second', 4, 4],
  ['late', 6, 2],
] as const;
const events = log.map(([type, recorded, occurred], revision) =>
  recordedAs(
    { type, data: {} },
    {
      stream: 'account-a',
      revision,
      occurredAt: time(occurred),
      metadata: { recordedAt: time(recorded) },
    },
  ),
);
const typesAt = (hour: number, by: 'RECORDED' | 'OCCURRED') =>
  eventsUpTo(events, { at: new Date(time(hour)), by }).map(({ type }) => type);

describe('What a stream held at a moment', () => {
  it('is by the record what was written by then, that moment included', () => {
    expect(typesAt(0, 'RECORDED')).toEqual([]);
    expect(typesAt(3, 'RECORDED')).toEqual(['first']);
    expect(typesAt(4, 'RECORDED')).toEqual(['first', 'second']);
    expect(typesAt(6, 'RECORDED')).toEqual(['first', 'second', 'late']);
  });

  it('is by what happened in the order it happened, however late it was told', () => {
    expect(typesAt(3, 'OCCURRED')).toEqual(['first', 'late']);
    expect(typesAt(4, 'OCCURRED')).toEqual(['first', 'late', 'second']);
  });
});
