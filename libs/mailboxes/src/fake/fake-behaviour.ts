/** How the fake answers for a mailbox. */
export const FAKE_BEHAVIOURS = ['APPLY', 'REFUSE', 'UNSUPPORTED', 'UNAVAILABLE'] as const;
export type FakeBehaviour = (typeof FAKE_BEHAVIOURS)[number];

const BY_PREFIX: readonly (readonly [string, FakeBehaviour])[] = [
  ['refuse', 'REFUSE'],
  ['unsupported', 'UNSUPPORTED'],
  ['unavailable', 'UNAVAILABLE'],
];

/** What the beginning of an address' local part asks for, so that a demo needs no set-up: `refuse.li@…` refuses. */
export function behaviourFor(address: string): FakeBehaviour {
  const found = BY_PREFIX.find(([prefix]) => address.startsWith(prefix));
  return found ? found[1] : 'APPLY';
}
