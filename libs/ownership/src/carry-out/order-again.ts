import type { Job, Jobs } from '@keyledger/jobs';

/** A clock that jumped back must not make a job order itself again and again. */
const SHORTEST_WAIT_MS = 1_000;
/** Nobody waits longer than this at once: whatever carries jobs has a largest delay. */
const LONGEST_WAIT_MS = 24 * 3_600_000;

/** Orders the same work once more for a moment that is still to come. The same job again orders the same. */
export async function orderAgain(
  jobs: Jobs,
  { id, queue, payload }: Pick<Job<object>, 'id' | 'queue' | 'payload'>,
  moment: Date,
  now: Date,
): Promise<void> {
  const wait = moment.getTime() - now.getTime();
  const delayMs = Math.min(Math.max(wait, SHORTEST_WAIT_MS), LONGEST_WAIT_MS);
  const [first = id, round = '0'] = id.split('#');
  await jobs.enqueue(`${first}#${Number(round) + 1}`, queue, payload, { delayMs });
}
