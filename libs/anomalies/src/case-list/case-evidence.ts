import { EventCodec, EventStore } from '@keyledger/event-store';
import { Injectable } from '@nestjs/common';
import type { AnomalyCase } from '../case/anomaly-case.state.js';
import type { SignInAttemptEvent } from '../watch/fact-of.js';
import type { Evidence } from '../watch/watch-rows.js';

/** A sign-in that a case rests on; without its event once that is out of reach. */
export interface ReadEvidence extends Evidence {
  readonly signIn: SignInAttemptEvent | null;
}

/** Reads what sign-ins were where they are: what has been erased there shows as erased here. */
@Injectable()
export class CaseEvidence {
  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
  ) {}

  async read({ evidence }: Pick<AnomalyCase, 'evidence'>): Promise<readonly ReadEvidence[]> {
    const wanted = new Set(evidence.map(({ eventId }) => eventId));
    const streams = new Set(evidence.map(streamOf));
    const slices = await Promise.all([...streams].map((stream) => this.store.read(stream)));
    const stored = slices
      .flatMap(({ events }) => events)
      .filter((each) => wanted.has(each.eventId));
    const events = await this.codec.decodeAll(stored);
    const byId = new Map(events.map((event) => [event.eventId, event]));
    return evidence.map((each) => ({
      ...each,
      signIn: (byId.get(each.eventId) as SignInAttemptEvent | undefined) ?? null,
    }));
  }
}

/** The month that it was recorded in; a sign-in is recorded when it happens. */
function streamOf({ accountId, at }: Evidence): string {
  return `signin-${accountId}-${at.slice(0, 7).replace('-', '')}`;
}
