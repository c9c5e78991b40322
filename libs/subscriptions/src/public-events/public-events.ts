import { accountFrozen } from './account-frozen.js';
import { accountLocked } from './account-locked.js';
import { accountProvisioned } from './account-provisioned.js';
import { accountReactivated } from './account-reactivated.js';
import { accountSessionsEnded } from './account-sessions-ended.js';
import { accountSuspended } from './account-suspended.js';
import { accountThawed } from './account-thawed.js';
import { accountUnlocked } from './account-unlocked.js';
import { ownerChanged } from './owner-changed.js';
import { passwordChanged } from './password-changed.js';
import { passwordResetRequested } from './password-reset-requested.js';
import type { PublicEventDefinition } from './public-event.js';

/** Everything that downstream systems can be told. */
export const publicEvents: readonly PublicEventDefinition[] = [
  accountProvisioned,
  passwordResetRequested,
  passwordChanged,
  accountLocked,
  accountUnlocked,
  accountSessionsEnded,
  accountSuspended,
  accountReactivated,
  accountFrozen,
  accountThawed,
  ownerChanged,
];

export const PUBLIC_EVENT_TYPES: readonly string[] = publicEvents.map(({ type }) => type);

const byStoredType: ReadonlyMap<string, PublicEventDefinition> = new Map(
  publicEvents.map((definition) => [definition.from, definition]),
);

/** What a stored type is told as; undefined: it is private. */
export function publicEventFrom(storedType: string): PublicEventDefinition | undefined {
  return byStoredType.get(storedType);
}
