import { derivedId } from '@keyledger/kernel';
import type { CommandContext } from '@keyledger/event-store';

/** The id of the person that a command registers: the command again finds the same one. */
export function employeeIdOf({ organizationId, actor, commandId }: CommandContext): string {
  return derivedId(organizationId, `${actor.kind}:${actor.id}`, commandId, 'employee');
}
