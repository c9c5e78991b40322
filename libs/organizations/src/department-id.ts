import { idMadeBy, type CommandContext } from '@keyledger/event-store';

/** The id of the n-th department that a command makes. */
export function departmentIdOf(context: CommandContext, n = 0): string {
  return idMadeBy(context, 'department', n);
}
