/** No request waits longer for one query: a database host that vanished is noticed within this time. */
export const QUERY_DEADLINE_MS = 6_000;
