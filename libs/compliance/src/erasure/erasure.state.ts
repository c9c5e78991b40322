import type { Approval } from '@keyledger/approvals';
import type { Aggregate } from '@keyledger/event-store';
import type { ErasureBasis, ErasureEvent, HoldBasis } from './erasure.events.js';

export interface LegalHold {
  readonly id: string;
  readonly basis: HoldBasis;
  readonly until: string | null;
}

export interface ErasureTraces {
  readonly claims: number;
  readonly secrets: number;
  readonly sessions: number;
}

export interface ErasureCertificate extends ErasureTraces {
  readonly legalBasis: ErasureBasis;
  readonly keyIds: readonly string[];
  readonly algorithm: 'AES-256-GCM';
  readonly digest: string;
  readonly completedAt: string;
}

export interface Erasure {
  readonly organizationId: string;
  readonly holds: readonly LegalHold[];
  /** The newest request. */
  readonly requestId: string | null;
  readonly legalBasis: ErasureBasis | null;
  readonly requestedAt: string | null;
  readonly approval: Approval;
  /** Why the newest request was stopped at the second look. */
  readonly stopped: string | null;
  readonly started: boolean;
  readonly keyIds: readonly string[] | null;
  readonly traces: ErasureTraces | null;
  readonly certificate: ErasureCertificate | null;
}

export const erasureAggregate: Aggregate<Erasure, ErasureEvent> = {
  category: 'erasure',
  initial: {
    organizationId: '',
    holds: [],
    requestId: null,
    legalBasis: null,
    requestedAt: null,
    approval: { request: null, decision: null },
    stopped: null,
    started: false,
    keyIds: null,
    traces: null,
    certificate: null,
  },
  evolve(before, event) {
    const { organizationId, actor } = event.metadata;
    const state = { ...before, organizationId };
    switch (event.type) {
      case 'LegalHoldPlaced': {
        const { holdId: id, basis, until } = event.data;
        return { ...state, holds: [...state.holds, { id, basis, until }] };
      }
      case 'LegalHoldReleased':
        return { ...state, holds: state.holds.filter(({ id }) => id !== event.data.holdId) };
      case 'ErasureRequested': {
        const { requestId, legalBasis, expiresAt } = event.data;
        const approval = { request: { by: actor, expiresAt }, decision: null };
        const requestedAt = event.occurredAt;
        return { ...state, requestId, legalBasis, requestedAt, approval, stopped: null };
      }
      case 'ProcessingRestricted':
        return state;
      case 'ErasureApproved':
      case 'ErasureRefused': {
        const decision = { approved: event.type === 'ErasureApproved', by: actor };
        return { ...state, approval: { ...state.approval, decision } };
      }
      case 'ErasureStopped':
        return { ...state, stopped: event.data.code };
      case 'ErasureStarted':
        return { ...state, started: true };
      case 'PersonKeysDestroyed':
        return { ...state, keyIds: event.data.keyIds };
      case 'PersonTracesDeleted': {
        const { claims, secrets, sessions } = event.data;
        return { ...state, traces: { claims, secrets, sessions } };
      }
      case 'ErasureCompleted': {
        const { legalBasis, keyIds, algorithm, claims, secrets, sessions, digest } = event.data;
        const certificate = { legalBasis, keyIds, algorithm, claims, secrets, sessions, digest };
        return { ...state, certificate: { ...certificate, completedAt: event.occurredAt } };
      }
    }
  },
};

/** Holds that stand at a moment: one with an end ends by itself. */
export function activeHolds({ holds }: Pick<Erasure, 'holds'>, now: Date): readonly LegalHold[] {
  return holds.filter(({ until }) => until === null || now < new Date(until));
}

/** When the last of them ends by itself; null: not before it is released. */
export function endOf(holds: readonly LegalHold[]): string | null {
  const ends = holds.map(({ until }) => until);
  if (ends.includes(null)) return null;
  return ends.reduce((last, end) => ((end ?? '') > (last ?? '') ? end : last), null);
}
