import type { Actor } from '@keyledger/kernel';

/** Whether these are one and the same, in whichever role they act. */
export function isSameActor(one: Actor, other: Actor): boolean {
  return one.kind === other.kind && one.id === other.id;
}
