import { derivedId } from '@keyledger/kernel';
import type { CommandContext } from '@keyledger/event-store';

/** The id of the n-th department that a command makes: the command again finds the same one. */
export function departmentIdOf(context: CommandContext, n = 0): string {
  const { organizationId, actor, commandId } = context;
  return derivedId(organizationId, `${actor.kind}:${actor.id}`, commandId, 'department', n);
}
