import { lagAt } from '../lag.mjs';

export const target = 1;

/** Event to read model at 2,000 appends a second: p99 under 50 ms. */
export const run = () => lagAt(2_000, 5, 50);
