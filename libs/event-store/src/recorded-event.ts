import type { Actor, DomainEvent, ReasonCode } from '@keyledger/kernel';
import type { Position } from './event-store.port.js';

/** What is known about an event beside its data (design §4). Holds no personal data. */
export interface EventMetadata {
  readonly organizationId: string;
  readonly actor: Actor;
  readonly commandId: string;
  readonly correlationId: string;
  /** The event that made this one happen, for events written by reactors, or that allowed it. */
  readonly causationId: string | null;
  readonly reasonCode: ReasonCode | null;
  readonly ticket: string | null;
  /** Of the policy that decided, where one did. */
  readonly policyVersion: number | null;
  /** When it was written: never before the event that precedes it in its stream. */
  readonly recordedAt: string;
}

/** An event as readers see it: verified, upcast, decrypted as far as its keys exist. */
export type RecordedEvent<Event extends DomainEvent = DomainEvent> = Event & {
  readonly eventId: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly occurredAt: string;
  readonly metadata: EventMetadata;
};

/** What a command brings along for the events it leads to. */
export interface CommandContext {
  readonly organizationId: string;
  readonly actor: Actor;
  /** Scoped to actor and organization; the same id twice has one effect (contracts §6). */
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly reasonCode?: ReasonCode;
  readonly ticket?: string;
  readonly policyVersion?: number;
  /** When it happened, if that is not now (provider facts). */
  readonly occurredAt?: Date;
  /** The revision the caller saw; another one answers `Conflict` instead of being decided again. */
  readonly expectedRevision?: number;
}
