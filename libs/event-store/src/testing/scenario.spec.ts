import { describe, expect, it } from '@jest/globals';
import { reject, type Decide } from '@keyledger/kernel';
import { Type } from '@sinclair/typebox';
import type { Aggregate } from '../aggregate.js';
import { defineEvent, type EventOf } from '../codec/event-definition.js';
import { recorded } from './recorded.js';
import { scenario } from './scenario.js';

const Raised = defineEvent({ type: 'Raised', schema: Type.Object({ by: Type.Integer() }) });
type Event = EventOf<typeof Raised>;

const counter: Aggregate<number, Event> = {
  category: 'counter',
  initial: 0,
  evolve: (state, { data }) => state + data.by,
};
const raised = (by: number): Event => ({ type: 'Raised', data: { by } });
const raise: Decide<number, number, Event> = (by, state) => {
  if (state + by > 10) return reject('TooHigh', { params: { most: 10 }, path: ['by'] });
  return by === 0 ? [] : [raised(by)];
};

describe('a scenario', () => {
  it('folds what was given and compares what was decided', () => {
    const given = scenario(counter).given(raised(2)).given(raised(3), raised(1));
    expect(given.state()).toBe(6);
    given.when(4, raise).then(raised(4));
    given.when(0, raise).then();
    given.when(5, raise).thenRejected('TooHigh');
    given.when(5, raise).thenRejected({ code: 'TooHigh', params: { most: 10 } });
  });

  it('folds what readers see', () => {
    const event = recorded(Raised, { by: 2 }, { metadata: { reasonCode: 'ADMIN' } });
    expect(event.metadata).toMatchObject({ reasonCode: 'ADMIN', actor: { kind: 'SYSTEM' } });
    expect(counter.evolve(1, event)).toBe(3);
  });

  it('fails when it went otherwise', () => {
    const given = scenario(counter).given(raised(9));
    expect(() => given.when(1, raise).then()).toThrow();
    expect(() => given.when(1, raise).thenRejected('TooHigh')).toThrow(/expected to be rejected/);
    expect(() => given.when(2, raise).then(raised(2))).toThrow();
    expect(() => given.when(2, raise).thenRejected('TooLow')).toThrow();
    expect(() => given.when(2, raise).thenRejected({ code: 'TooHigh', path: ['x'] })).toThrow();
  });
});
