import { networkPrefix } from '@keyledger/graphql';
import type { KeyRing } from '@keyledger/keys';

/** Keyed hash of what counts as one network: an IPv4 address, or the /64 of an IPv6 one. */
export function networkMark(keys: KeyRing, network: string): string {
  return keys.blindIndex('sign-in-network', networkPrefix(network));
}
