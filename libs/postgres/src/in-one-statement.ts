import DataLoader from 'dataloader';

/** Most requests of a statement. */
const MOST = 64;

/**
 * Answers requests that are made in the same turn of the event loop, or the next one, by one statement: those who arrive
 * together, as sign-ins in a crowd do, share a round trip, and who comes alone waits for nobody. The next one because between
 * two turns sockets are looked at, where the rest of a crowd has often arrived.
 * @param run answers each request, in order. What it throws, all of them are told.
 */
export function inOneStatement<Request, Answer>(
  run: (requests: readonly Request[]) => Promise<readonly Answer[]>,
): (request: Request) => Promise<Answer> {
  const loader = new DataLoader<Request, Answer>(run, {
    cache: false,
    maxBatchSize: MOST,
    batchScheduleFn: (send) => setImmediate(() => setImmediate(send)),
  });
  return (request) => loader.load(request);
}
