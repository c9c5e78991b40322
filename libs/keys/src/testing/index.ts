import { Secret } from '@keyledger/kernel';
import { KEY_BYTES } from '../key-material.js';
import type { KeyRing } from '../key-ring.port.js';
import { LocalKeyRing } from '../local-key-ring.js';

/** A key ring whose keys are the same in every run; `seed` (0 to 80) gives another one. */
export function testKeyRing(seed = 0): KeyRing {
  const key = (place: number) => new Secret(Buffer.alloc(KEY_BYTES, 3 * seed + place));
  return new LocalKeyRing({ master: key(1), index: key(2), pepper: key(3) });
}
