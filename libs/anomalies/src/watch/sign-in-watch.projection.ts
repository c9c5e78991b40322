import type { RecordedEvent } from '@keyledger/event-store';
import type { OrganizationEvent } from '@keyledger/organizations';
import type { Projection } from '@keyledger/projections';
import { factOf, type SignInAttemptEvent } from './fact-of.js';
import { opinionOf, type VerdictGiven } from './opinion-of.js';
import { readWatch } from './read-watch.js';
import { watchTables } from './sign-in-watch.tables.js';
import { writeWatch } from './write-watch.js';

export const SIGN_IN_WATCH = 'sign_in_watch';

type PolicyChanged = Extract<OrganizationEvent, { type: 'AnomalyPolicyChanged' }>;
type Watched = SignInAttemptEvent | PolicyChanged | VerdictGiven;

/**
 * Judges sign-ins by event time: what rules find is a function of the sign-ins alone, not of the order they arrived in,
 * as long as none is a day later than the newest one. Findings, not cases: what people did about them is in streams.
 */
export const signInWatchProjection: Projection<Watched> = {
  name: SIGN_IN_WATCH,
  version: 4,
  tables: watchTables,
  // Cases are opened beside sign-ins, not on their way.
  mayLag: true,
  eventTypes: ['SignInSucceeded', 'SignInFailed', 'AnomalyPolicyChanged', 'AnomalyVerdictGiven'],
  async apply(events, transaction, tables) {
    const organizations = new Set(events.map(({ metadata }) => metadata.organizationId));
    for (const organizationId of organizations) {
      const theirs = events.filter(({ metadata }) => metadata.organizationId === organizationId);
      const facts = theirs.flatMap((event) => signInOf(event) ?? []);
      const heard = theirs.flatMap((event) => heardIn(event) ?? []);
      if (facts.length + heard.length === 0 && !theirs.some(isPolicyChange)) continue;
      const watch = await readWatch(transaction, tables, organizationId, facts, heard);
      for (const event of theirs) {
        if (isPolicyChange(event)) watch.policy = event.data.policy;
        const opinion = heardIn(event);
        if (opinion) watch.hear(opinion, event.position);
        const fact = signInOf(event);
        if (fact) watch.judge(fact, event.position);
      }
      await writeWatch(transaction, tables, watch);
    }
  },
};

function isPolicyChange(event: RecordedEvent<Watched>): event is RecordedEvent<PolicyChanged> {
  return event.type === 'AnomalyPolicyChanged';
}

function signInOf(event: RecordedEvent<Watched>) {
  return isPolicyChange(event) || isVerdict(event) ? null : factOf(event);
}

function isVerdict(event: RecordedEvent<Watched>): event is RecordedEvent<VerdictGiven> {
  return event.type === 'AnomalyVerdictGiven';
}

function heardIn(event: RecordedEvent<Watched>) {
  return isVerdict(event) ? opinionOf(event) : null;
}
