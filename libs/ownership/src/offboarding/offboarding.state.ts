import type { Aggregate, Personal } from '@keyledger/event-store';
import type { Actor } from '@keyledger/kernel';
import { MOST_MAILBOXES, type OffboardingEvent } from './offboarding.events.js';

/** How far a person's leaving has come. */
export interface Offboarding {
  readonly started: boolean;
  readonly organizationId: string;
  readonly employeeId: string;
  readonly lastDay: string | null;
  readonly effectiveAt: string | null;
  readonly successorId: string | null;
  readonly plan: ReadonlyMap<string, string | null>;
  readonly note: Personal<string | null>;
  readonly startedBy: Actor | null;
  readonly startedAt: string;
  readonly correlationId: string;
  readonly ticket: string | null;
  readonly begun: boolean;
  readonly left: boolean;
  readonly roleRevoked: boolean;
  /** As far as they were listed; null before they were looked for. */
  readonly accountIds: readonly string[] | null;
  /** Whether the last list had room left: then there are no more. */
  readonly allFound: boolean;
  /** The change of owner of each mailbox that is on its way. */
  readonly changes: ReadonlyMap<string, string>;
  readonly carriedOut: boolean;
  readonly aborted: boolean;
}

export const offboardingAggregate: Aggregate<Offboarding, OffboardingEvent> = {
  category: 'offboarding',
  initial: {
    started: false,
    organizationId: '',
    employeeId: '',
    lastDay: null,
    effectiveAt: null,
    successorId: null,
    plan: new Map(),
    note: null,
    startedBy: null,
    startedAt: '',
    correlationId: '',
    ticket: null,
    begun: false,
    left: false,
    roleRevoked: false,
    accountIds: null,
    allFound: false,
    changes: new Map(),
    carriedOut: false,
    aborted: false,
  },
  evolve(state, event) {
    switch (event.type) {
      case 'OffboardingStarted': {
        const { plan, ...asked } = event.data;
        const { organizationId, actor, correlationId, ticket } = event.metadata;
        return {
          ...state,
          ...asked,
          plan: new Map(plan.map(({ accountId, newOwnerId }) => [accountId, newOwnerId])),
          started: true,
          organizationId,
          startedBy: actor,
          startedAt: event.occurredAt,
          correlationId,
          ticket,
        };
      }
      case 'OffboardingBegun':
        return { ...state, begun: true };
      case 'OffboardingEmployeeLeft':
        return { ...state, left: true };
      case 'OffboardingRoleRevoked':
        return { ...state, roleRevoked: true };
      case 'OffboardingMailboxesFound': {
        const { accountIds } = event.data;
        const allFound = accountIds.length < MOST_MAILBOXES;
        return { ...state, accountIds: [...(state.accountIds ?? []), ...accountIds], allFound };
      }
      case 'OffboardingMailboxPassingOn': {
        const { accountId, changeId } = event.data;
        return { ...state, changes: new Map(state.changes).set(accountId, changeId) };
      }
      case 'OffboardingCarriedOut':
        return { ...state, carriedOut: true };
      case 'OffboardingAborted':
        return { ...state, aborted: true };
    }
  },
};

/** The next mailbox that is not on its way yet; null: there is none. */
export function nextMailbox({ accountIds, changes }: Offboarding): string | null {
  return accountIds?.find((accountId) => !changes.has(accountId)) ?? null;
}
