import { lagAt } from '../lag.mjs';

export const target = 1;

/** Event to read model at 200 appends a second: p99 under 25 ms. */
export const run = () => lagAt(200, 10, 25);
