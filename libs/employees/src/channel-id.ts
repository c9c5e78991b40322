import { derivedId } from '@keyledger/kernel';
import type { CommandContext } from '@keyledger/event-store';

/** The id of the n-th channel that a command asserts: the command again finds the same one. */
export function channelIdOf(
  employeeId: string,
  { actor, commandId }: CommandContext,
  n = 0,
): string {
  return derivedId(employeeId, `${actor.kind}:${actor.id}`, commandId, 'channel', n);
}
