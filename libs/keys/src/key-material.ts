import type { Secret } from '@keyledger/kernel';

/** Length of each key, in bytes. */
export const KEY_BYTES = 32;

export const KEY_NAMES = ['master', 'index', 'pepper'] as const;
export type KeyName = (typeof KEY_NAMES)[number];

/** The keys in clear, 32 bytes each; never written anywhere but into the key file. */
export type KeyMaterial = Readonly<Record<KeyName, Secret<Buffer>>>;
