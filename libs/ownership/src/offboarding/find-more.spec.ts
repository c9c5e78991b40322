import { describe, expect, it } from '@jest/globals';
import { recordedAs } from '@keyledger/event-store/testing';
import { findMore } from './find-more.js';
import { MOST_MAILBOXES } from './offboarding.events.js';
import { offboardingAggregate, type Offboarding } from './offboarding.state.js';

const named = (count: number) => Array.from({ length: count }, (_, place) => `mailbox-${place}`);

/** Lists until there are no more. @returns how the process stands after each list. */
function listAll(theirs: readonly string[]): Offboarding[] {
  const after: Offboarding[] = [];
  for (let state = offboardingAggregate.initial; !state.allFound; after.push(state)) {
    const data = { employeeId: 'wang', accountIds: findMore(theirs, state) };
    const event = recordedAs({ type: 'OffboardingMailboxesFound', data } as const, {
      stream: 'offboarding-a',
      revision: after.length,
    });
    state = offboardingAggregate.evolve(state, event);
  }
  return after;
}

describe('The mailboxes of a person who leaves', () => {
  it.each([
    [0, 1],
    [1, 1],
    [MOST_MAILBOXES - 1, 1],
    [MOST_MAILBOXES, 2],
    [2 * MOST_MAILBOXES + 1, 3],
  ])('are all listed, each once: %i of them in %i lists', (count, lists) => {
    const states = listAll(named(count));
    expect(states).toHaveLength(lists);
    expect(states.at(-1)?.accountIds).toEqual(named(count));
  });
});
