import { derivedId } from '@keyledger/kernel';
import type { CommandContext } from '../recorded-event.js';

/**
 * The id of the n-th event (from 0) of a command's attempt (from 1), always the same for the same parts:
 * a repeated append is recognised by it, and a re-decision gets another.
 */
export function eventIdOf(context: CommandContext, attempt: number, n: number): string {
  return derivedId(...commandScope(context), attempt, n);
}

/** The id of the n-th thing of a kind that a command makes: the command again finds the same one. */
export function idMadeBy(context: CommandContext, kind: string, n = 0): string {
  return derivedId(...commandScope(context), kind, n);
}

/** A command's identity: its id counts within its organization and actor. */
export function commandKey(context: Pick<CommandContext, CommandParts>): string {
  return commandScope(context).join('|');
}

type CommandParts = 'organizationId' | 'actor' | 'commandId';

function commandScope({ organizationId, actor, commandId }: Pick<CommandContext, CommandParts>) {
  return [organizationId, `${actor.kind}:${actor.id}`, commandId] as const;
}
