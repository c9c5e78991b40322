import {
  AggregateStore,
  isErased,
  type Position,
  type RecordedEvent,
} from '@keyledger/event-store';
import { derivedId, type Actor } from '@keyledger/kernel';
import { Postgres } from '@keyledger/postgres';
import { ReadModelBehind, ReadPositions, type Reactor } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { anomalyCaseAggregate } from '../case/anomaly-case.state.js';
import type { SignInAttemptEvent } from '../watch/fact-of.js';
import type { VerdictGiven } from '../watch/opinion-of.js';
import { SIGN_IN_WATCH } from '../watch/sign-in-watch.projection.js';
import type { FindingRow } from '../watch/watch-rows.js';
import { decideOpening, type Detection } from './open-case.decider.js';

/** More than one event can find: a late one puts others in another light. */
const MOST_AT_ONCE = 1_000;

const WATCH: Actor = { kind: 'SYSTEM', id: 'sign-in-watch', role: null };

type Judged = SignInAttemptEvent | VerdictGiven;

/**
 * Makes a case of what the watch found at a sign-in. The watch is a read model, so a rebuild finds again and opens
 * nothing; a case has its detection's id, so that the same one is opened once.
 */
@Injectable()
export class OpenCasesReactor implements Reactor<Judged> {
  readonly name = 'open-anomaly-cases';
  /** A verdict puts sign-ins after it in another light. */
  readonly eventTypes = ['SignInSucceeded', 'SignInFailed', 'AnomalyVerdictGiven'] as const;

  #nothingUntil: Position | null = null;

  constructor(
    private readonly postgres: Postgres,
    private readonly positions: ReadPositions,
    private readonly aggregates: AggregateStore,
  ) {}

  async react(event: RecordedEvent<Judged>): Promise<void | 'NOTHING_TO_DO'> {
    const { position } = event;
    if (this.#nothingUntil !== null && position <= this.#nothingUntil) return 'NOTHING_TO_DO';
    const reached = await this.positions.waitFor([SIGN_IN_WATCH], position);
    // Tried again from here, in order: what comes after may add to what this sign-in opens.
    if (reached.stale) throw new ReadModelBehind(SIGN_IN_WATCH);
    const findings = await this.foundFrom(position);
    const here = findings.filter(({ found_at }) => found_at === position);
    for (const finding of here) await this.open(event, finding);
    // Whoever catches up asks once for all the sign-ins at which nothing was found.
    if (findings.length === 0) this.#nothingUntil = reached.position;
    return here.length === 0 ? 'NOTHING_TO_DO' : undefined;
  }

  /** The next findings at this event or after it. */
  private async foundFrom(position: string): Promise<readonly FindingRow[]> {
    const table = await this.positions.table(SIGN_IN_WATCH, 'finding');
    const { rows } = await sql<FindingRow>`
      SELECT * FROM ${sql.table(table)} WHERE found_at >= ${position}
       ORDER BY found_at, at, event_id, rule LIMIT ${MOST_AT_ONCE}`.execute(this.postgres.tables());
    return rows;
  }

  private async open(event: RecordedEvent<Judged>, finding: FindingRow): Promise<void> {
    const { eventId, metadata, occurredAt } = event;
    const caseId = finding.detection_id;
    const detection: Detection = { caseId, finding, facts: factsOf(event, finding) };
    const executed = await this.aggregates.execute({
      aggregate: anomalyCaseAggregate,
      id: caseId,
      context: {
        organizationId: metadata.organizationId,
        actor: WATCH,
        commandId: derivedId(eventId, this.name, finding.event_id, finding.rule),
        correlationId: metadata.correlationId,
        causationId: eventId,
        occurredAt: new Date(occurredAt),
      },
      decide: (state) => decideOpening(detection, state),
    });
    if (executed.outcome === 'rejected') throw new Error(executed.rejection.code);
  }
}

/** What the sign-in said of itself, where the finding is about this very one. */
function factsOf(event: RecordedEvent<Judged>, finding: FindingRow): Detection['facts'] {
  if (event.type === 'AnomalyVerdictGiven' || event.eventId !== finding.event_id) return null;
  const { network, place, software } = event.data;
  if (isErased(network) || isErased(place) || isErased(software)) return null;
  return {
    network,
    country: place?.country ?? null,
    asn: place?.asn ?? null,
    browser: software?.browser ?? null,
    os: software?.os ?? null,
  };
}
