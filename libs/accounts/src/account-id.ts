import { derivedId } from '@keyledger/kernel';
import type { CommandContext } from '@keyledger/event-store';

/** The id of the account that a command provisions: the command again finds the same one. */
export function accountIdOf({ organizationId, actor, commandId }: CommandContext): string {
  return derivedId(organizationId, `${actor.kind}:${actor.id}`, commandId, 'account');
}
