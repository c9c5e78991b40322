import type { Actor } from '@keyledger/kernel';
import type { Aggregate, Personal } from '@keyledger/event-store';
import { SEVERITIES, type Severity } from '@keyledger/organizations';
import type { Evidence } from '../watch/watch-rows.js';
import type { AnomalyCaseEvent, Verdict } from './anomaly-case.events.js';

type Opened = Extract<AnomalyCaseEvent, { type: 'AnomalyCaseOpened' }>['data'];
type Taken = Extract<AnomalyCaseEvent, { type: 'AnomalyConsequenceTaken' }>['data'];
type Asked = Extract<AnomalyCaseEvent, { type: 'AnomalyQuestionAsked' }>['data'];

export interface GivenVerdict {
  readonly verdict: Verdict;
  readonly by: Actor;
  readonly at: string;
  readonly note: Personal<string | null>;
}

export interface TakenConsequence extends Taken {
  readonly at: string;
}

/** One detection, and what people and policy did about it. */
export interface AnomalyCase {
  /** Null before anything was found. */
  readonly opened: Opened | null;
  readonly openedAt: string;
  readonly organizationId: string;
  readonly severity: Severity;
  readonly measures: Readonly<Record<string, number>>;
  readonly evidence: readonly Evidence[];
  /** How often evidence was added. */
  readonly additions: number;
  readonly taken: readonly TakenConsequence[];
  readonly asked: Asked | null;
  readonly verdicts: readonly GivenVerdict[];
  readonly closedAt: string | null;
}

export const anomalyCaseAggregate: Aggregate<AnomalyCase, AnomalyCaseEvent> = {
  category: 'case',
  initial: {
    opened: null,
    openedAt: '',
    organizationId: '',
    severity: 'LOW',
    measures: {},
    evidence: [],
    additions: 0,
    taken: [],
    asked: null,
    verdicts: [],
    closedAt: null,
  },
  evolve(state, event) {
    const { occurredAt: at, metadata } = event;
    switch (event.type) {
      case 'AnomalyCaseOpened': {
        const { severity, measures, evidence } = event.data;
        const { organizationId } = metadata;
        const opened = event.data;
        return { ...state, opened, openedAt: at, organizationId, severity, measures, evidence };
      }
      case 'AnomalyEvidenceAdded': {
        const { severity, measures, evidence } = event.data;
        const all = [...state.evidence, ...evidence];
        const additions = state.additions + 1;
        return { ...state, severity, measures, evidence: all, additions };
      }
      case 'AnomalyConsequenceTaken':
        return { ...state, taken: [...state.taken, { ...event.data, at }] };
      case 'AnomalyQuestionAsked':
        return { ...state, asked: event.data };
      case 'AnomalyVerdictGiven': {
        const { verdict, note } = event.data;
        const given = { verdict, note, by: metadata.actor, at };
        return { ...state, verdicts: [...state.verdicts, given] };
      }
      case 'AnomalyCaseClosed':
        return { ...state, closedAt: at };
    }
  },
};

export function moreSevere(one: Severity, other: Severity): Severity {
  return SEVERITIES.indexOf(one) >= SEVERITIES.indexOf(other) ? one : other;
}

/** What the owner of the mailbox answered, if they did. */
export function ownersVerdict({ verdicts }: Pick<AnomalyCase, 'verdicts'>): Verdict | null {
  const given = verdicts.find(({ verdict }) => verdict === 'WAS_ME' || verdict === 'NOT_ME');
  return given?.verdict ?? null;
}
