import type { Actor } from '@keyledger/kernel';

/** Whoever reports a forgotten password, before they proved anything. */
export const STRANGER: Actor = { kind: 'ANONYMOUS', id: 'self-service', role: null };
