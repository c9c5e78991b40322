import type { Position, StoredEvent } from '@keyledger/event-store';

/** An event on its way to one receiver. */
export interface Message {
  readonly eventId: string;
  readonly eventType: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  /** Null for one that was read from a row: the log has it. */
  readonly stored: StoredEvent | null;
  tries: number;
  dueAt: number;
  lastFailure: string | null;
  failedAt: number | null;
  /** Whether it is a row: then the checkpoint may pass it. */
  isKept: boolean;
}

/** The events of one account, of which the first is tried and the others wait. */
export interface Lane {
  readonly stream: string;
  readonly messages: Message[];
  isBusy: boolean;
}

/** Keeps the events of each account in order, and finds those that are due. */
export class Lanes {
  private readonly lanes = new Map<string, Lane>();

  get size(): number {
    return this.lanes.size;
  }

  /** @returns the lane that it waits in now. */
  add(message: Message): Lane {
    const lane = this.lanes.get(message.stream) ?? {
      stream: message.stream,
      messages: [],
      isBusy: false,
    };
    this.lanes.set(message.stream, lane);
    lane.messages.push(message);
    return lane;
  }

  /** Takes the first of a lane off: it was delivered or given up. */
  shift(lane: Lane): void {
    lane.messages.shift();
    if (lane.messages.length === 0) this.lanes.delete(lane.stream);
  }

  /** A lane whose first message is due and that nobody works on. */
  *due(now: number): Generator<Lane> {
    for (const lane of this.lanes.values()) {
      const [first] = lane.messages;
      if (first && !lane.isBusy && first.dueAt <= now) yield lane;
    }
  }

  /** When the next message is due that nobody works on; Infinity when there is none. */
  nextDue(): number {
    let next = Infinity;
    for (const { messages, isBusy } of this.lanes.values()) {
      if (!isBusy && messages[0] && messages[0].dueAt < next) next = messages[0].dueAt;
    }
    return next;
  }

  /** Everything that waits for its time is due at once. */
  hurry(now: number): void {
    for (const { messages } of this.lanes.values()) {
      for (const message of messages) message.dueAt = Math.min(message.dueAt, now);
    }
  }
}
