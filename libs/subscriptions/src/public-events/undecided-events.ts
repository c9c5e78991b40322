import { PRIVATE_EVENTS } from './private-events.js';
import { publicEventFrom } from './public-events.js';

/** Stored types for which nobody decided, or that are decided both ways, and private ones that there are none of. */
export function undecidedEvents(storedTypes: readonly string[]): readonly string[] {
  const hidden = Object.values(PRIVATE_EVENTS).flat();
  const isPrivate = new Set(hidden);
  const known = new Set(storedTypes);
  return [
    ...storedTypes.filter((type) => isPrivate.has(type) === (publicEventFrom(type) !== undefined)),
    ...hidden.filter((type) => !known.has(type)),
  ];
}
