import { describe, expect, it } from '@jest/globals';
import { undecidedEvents } from '@keyledger/subscriptions';
import { eventDefinitions } from './event-definitions.js';

describe('Every stored event type', () => {
  const types = eventDefinitions.map(({ type }) => type);

  it('is either told downstream or listed as private', () => {
    expect(undecidedEvents(types)).toEqual([]);
  });

  it('is asked about when it is new, and missed when it is gone', () => {
    expect(undecidedEvents([...types, 'SomethingNew'])).toEqual(['SomethingNew']);
    expect(undecidedEvents(types.filter((type) => type !== 'SignedOut'))).toEqual(['SignedOut']);
  });
});
