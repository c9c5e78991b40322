import type { Position } from '../event-store.port.js';

/**
 * What a check of the evidence can find.
 * - `EDITED`: the event does not match its hash chain.
 * - `MISSING`: a stream skips revisions, so events were removed from it.
 * - `OUT_OF_ORDER`: events of a stream stand in another order than they were written in.
 * - `INSERTED`: what follows an event matches the chain only without it.
 * - `DUPLICATE_REVISION`: a stream has one revision twice.
 * - `RECORDED_EARLIER`: an event says it was written before the one that precedes it in its stream.
 * - `POSITION_GAP`: the log skips positions, so events were removed from it.
 * - `LOG_CUT`: the log counts more events than it has, so events were removed at its end.
 */
export type LogFaultKind =
  | 'EDITED'
  | 'MISSING'
  | 'OUT_OF_ORDER'
  | 'INSERTED'
  | 'DUPLICATE_REVISION'
  | 'RECORDED_EARLIER'
  | 'POSITION_GAP'
  | 'LOG_CUT';

/** What is wrong and where. Stream, revision and event are null where the whole log is at fault. */
export interface LogFault {
  readonly kind: LogFaultKind;
  readonly stream: string | null;
  readonly revision: number | null;
  readonly eventId: string | null;
  /** Of the event at which it was found. */
  readonly position: Position;
  /** Plain words for whoever checks the evidence; names ids, never contents. */
  readonly message: string;
}
