import type { Actor } from '@keyledger/kernel';
import type { Position } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';

export interface SessionToEnd {
  readonly sessionId: string;
  readonly accountId: string;
  readonly organizationId: string;
  readonly actor: Actor;
  readonly correlationId: string;
}

/** Ends the caller's own session; safe to repeat. Resolves once nobody can use it any more. */
export class SignOut extends Command<{ readonly position: Position | null }> {
  constructor(readonly session: SessionToEnd) {
    super();
  }
}
