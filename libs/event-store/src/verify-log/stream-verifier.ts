import { GENESIS, verifyChain } from '../codec/chain.js';
import type { StoredEvent } from '../event-store.port.js';
import type { LogFault, LogFaultKind } from './log-fault.js';

/**
 * Recomputes one stream's chain event by event, in the order of the log, and keeps only the stream's end. Knows the
 * first fault of the stream; what follows a fault proves nothing.
 */
export class StreamVerifier {
  private revision = -1;
  private chain = GENESIS;
  /** The event that is the end of the stream, and the chain that it was added to. */
  private last: { readonly eventId: string; readonly addedTo: string } | null = null;
  private recordedAt = '';
  private found: LogFault | null = null;
  /** Revisions that were skipped, which may still turn up further on. */
  private skipped: { readonly from: number; readonly to: number } | null = null;

  /** @param before the event that is trusted as the one before those to come; null: the stream's first is to come. */
  constructor(before: StoredEvent | null = null) {
    if (!before) return;
    this.revision = before.revision;
    this.chain = before.chain;
    this.recordedAt = recordedAtOf(before);
  }

  get fault(): LogFault | null {
    return this.found;
  }

  accept(event: StoredEvent): void {
    const due = this.revision + 1;
    if (event.revision < due) {
      this.acceptLate(event);
      return;
    }
    if (event.revision > due) this.noteSkipped(event, due);
    else if (!verifyChain(this.chain, event)) this.noteMismatch(event);
    this.noteTime(event);
    this.last = { eventId: event.eventId, addedTo: this.chain };
    this.revision = event.revision;
    this.chain = event.chain;
  }

  private acceptLate(event: StoredEvent): void {
    const { skipped } = this;
    if (skipped && event.revision >= skipped.from && event.revision <= skipped.to) {
      const told = `it stands after revision ${this.revision}, so the events were put in another order`;
      this.replace('MISSING', fault('OUT_OF_ORDER', event, told));
      return;
    }
    const told =
      'the stream has this revision already, so one of the two was added by somebody else';
    this.note(fault('DUPLICATE_REVISION', event, told));
  }

  private noteSkipped(event: StoredEvent, due: number): void {
    const to = event.revision - 1;
    const which = due === to ? `revision ${due} is` : `revisions ${due} to ${to} are`;
    this.skipped ??= { from: due, to };
    this.note(fault('MISSING', event, `${which} missing before it, so events were removed`));
  }

  private noteMismatch(event: StoredEvent): void {
    const { last } = this;
    const moved = { ...event, revision: event.revision - 1 };
    if (last && verifyChain(last.addedTo, moved)) {
      const told = `the event ${last.eventId} before it was inserted: the chain goes on without it`;
      this.replace('EDITED', fault('INSERTED', moved, told, last.eventId));
      return;
    }
    const told =
      `the ${event.type} event ${event.eventId} does not match its hash chain, so it or the chain of the event ` +
      'before it was altered after it was written';
    this.note(fault('EDITED', event, told));
  }

  private noteTime(event: StoredEvent): void {
    const recordedAt = recordedAtOf(event);
    if (recordedAt < this.recordedAt) {
      const told = `it says it was recorded at ${recordedAt}, before the event that precedes it`;
      this.note(fault('RECORDED_EARLIER', event, told));
    }
    this.recordedAt = recordedAt;
  }

  private note(next: LogFault): void {
    this.found ??= next;
  }

  /** A later event can tell what happened better than the one at which it was first seen. */
  private replace(suspected: LogFaultKind, better: LogFault): void {
    if (this.found === null || this.found.kind === suspected) this.found = better;
  }
}

function fault(
  kind: LogFaultKind,
  { stream, revision, position, ...event }: StoredEvent,
  told: string,
  eventId = event.eventId,
): LogFault {
  const message = `${stream} at revision ${revision}: ${told}`;
  return { kind, stream, revision, eventId, position, message };
}

/** Metadata that is no JSON was altered, which the chain shows already. */
export function recordedAtOf({ meta }: Pick<StoredEvent, 'meta'>): string {
  return /"recordedAt":"([^"]*)"/.exec(meta)?.[1] ?? '';
}
