import type { Approval } from '@keyledger/approvals';
import type { Aggregate, Personal } from '@keyledger/event-store';
import type { Actor } from '@keyledger/kernel';
import type { OwnerChangeEvent, OwnerChangeReason } from './owner-change.events.js';

/** Steps that are done, in the order in which they can be. */
export const STEPS = ['FROZEN', 'RECOVERY_ENDED', 'COMMITTED', 'PASSED', 'OFFERED'] as const;
export type Step = (typeof STEPS)[number];

/** How far a mailbox has come on its way from one owner to the next. */
export interface OwnerChange {
  readonly started: boolean;
  readonly organizationId: string;
  readonly accountId: string;
  readonly previousOwnerId: string;
  readonly newOwnerId: string | null;
  readonly reason: OwnerChangeReason;
  readonly effectiveAt: string | null;
  readonly offboardingId: string | null;
  /** Whoever started it and named whom; their word is no second person's. */
  readonly initiators: readonly Actor[];
  readonly correlationId: string;
  readonly ticket: string | null;
  readonly note: Personal<string | null>;
  readonly startedAt: string;
  readonly passedAt: string | null;
  readonly endedAt: string | null;
  /** Of the channel that the new owner's link went to; null before that, and where there is none. */
  readonly channelId: string | null;
  readonly done: ReadonlySet<Step>;
  readonly approval: Approval;
  /** `UNDONE`: what was refused or aborted has left no trace on the mailbox. */
  readonly end: 'COMPLETED' | 'ABORTED' | 'REFUSED' | null;
  readonly undone: boolean;
}

const NOBODY_ASKED: Approval = { request: null, decision: null };

export const ownerChangeAggregate: Aggregate<OwnerChange, OwnerChangeEvent> = {
  category: 'ownerchange',
  initial: {
    started: false,
    organizationId: '',
    accountId: '',
    previousOwnerId: '',
    newOwnerId: null,
    reason: 'OTHER',
    effectiveAt: null,
    offboardingId: null,
    initiators: [],
    correlationId: '',
    ticket: null,
    note: null,
    startedAt: '',
    passedAt: null,
    endedAt: null,
    channelId: null,
    done: new Set(),
    approval: NOBODY_ASKED,
    end: null,
    undone: false,
  },
  evolve(state, event) {
    const { organizationId, actor, correlationId, ticket } = event.metadata;
    const { occurredAt } = event;
    const initiators = [...state.initiators, actor];
    switch (event.type) {
      case 'OwnerChangeStarted': {
        const { accountId, previousOwnerId, newOwnerId, reason, effectiveAt, offboardingId, note } =
          event.data;
        const asked = { accountId, previousOwnerId, newOwnerId, reason, effectiveAt };
        const origin = { organizationId, offboardingId, correlationId, ticket, note };
        return { ...state, started: true, ...asked, ...origin, initiators, startedAt: occurredAt };
      }
      case 'OwnerChangeSuccessorNamed':
        return { ...state, newOwnerId: event.data.newOwnerId, initiators };
      case 'OwnerChangeSuccessorLost':
        return { ...state, newOwnerId: null, approval: NOBODY_ASKED };
      case 'OwnerChangeMailboxFrozen':
        return withStep(state, 'FROZEN');
      case 'OwnerChangeRecoveryEnded':
        return withStep(state, 'RECOVERY_ENDED');
      case 'OwnerChangeApprovalRequested': {
        // The process asks for who started it; a person who asks anew does so themselves.
        const asker = actor.kind === 'SYSTEM' ? (state.initiators[0] ?? actor) : actor;
        const request = { by: asker, expiresAt: event.data.expiresAt };
        return { ...state, approval: { request, decision: null } };
      }
      case 'OwnerChangeApproved':
      case 'OwnerChangeRefused': {
        const approved = event.type === 'OwnerChangeApproved';
        const approval = { ...state.approval, decision: { approved, by: actor } };
        return approved
          ? { ...state, approval }
          : { ...state, approval, end: 'REFUSED', endedAt: occurredAt };
      }
      case 'OwnerChangeCommitted':
        return withStep(state, 'COMMITTED');
      case 'OwnerChangeMailboxPassed':
        return { ...withStep(state, 'PASSED'), passedAt: occurredAt };
      case 'OwnerChangeAccessOffered':
        return { ...withStep(state, 'OFFERED'), channelId: event.data.channelId };
      case 'OwnerChangeCompleted':
        return { ...state, end: 'COMPLETED', endedAt: occurredAt };
      case 'OwnerChangeAborted':
        return { ...state, end: 'ABORTED', endedAt: occurredAt };
      case 'OwnerChangeMailboxThawed':
        return { ...state, undone: true };
    }
  },
};

function withStep(state: OwnerChange, step: Step): OwnerChange {
  return { ...state, done: new Set(state.done).add(step) };
}

/** Whether the mailbox can have no other change of owner beside this one. */
export function holdsMailbox({ started, done, undone }: OwnerChange): boolean {
  return started && !done.has('PASSED') && !undone;
}
