import type { Executed } from '@keyledger/event-store';
import type { ErasureEvent } from './erasure.events.js';
import type { Erasure } from './erasure.state.js';

/** What a command on a person's erasure came to. */
export type ErasureChange = Executed<Erasure, ErasureEvent>;
