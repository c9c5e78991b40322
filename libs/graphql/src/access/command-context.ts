import type { CommandContext } from '@keyledger/event-store';
import { newId } from '@keyledger/kernel';
import type { ReasonCode, Scope } from '@keyledger/kernel';
import type { RequestContext } from './request-context.js';

/** What a mutation's input says about the command itself. */
export interface CommandWishes {
  /** From the client, so that sending twice has one effect; without it the command gets an id of its own. */
  readonly commandId?: string | null;
  readonly reasonCode?: ReasonCode | null;
  readonly ticket?: string | null;
  /** The revision the client saw; another one answers `Conflict`. */
  readonly expectedRevision?: number | null;
}

/** What the events of this command will say about who asked for it and why. */
export function commandContext(
  scope: Scope,
  request: Pick<RequestContext, 'correlationId'>,
  wishes: CommandWishes,
): CommandContext {
  return {
    organizationId: scope.organizationId,
    actor: scope.actor,
    commandId: wishes.commandId ?? newId(),
    correlationId: request.correlationId,
    reasonCode: wishes.reasonCode ?? undefined,
    ticket: wishes.ticket ?? undefined,
    expectedRevision: wishes.expectedRevision ?? undefined,
  };
}
