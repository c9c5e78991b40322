import type { Keyledger } from '@keyledger/assembly';
import { BullJobQueue, EffectJobs } from '@keyledger/jobs';
import type { CommandLine } from '../command-line/command-line.js';
import { withKeyledger } from '../opening/with-keyledger.js';

/** Opens the jobs without taking any: this process only looks at them and orders. */
export function withJobs<Result>(
  line: CommandLine,
  work: (jobs: EffectJobs, keyledger: Keyledger) => Promise<Result>,
): Promise<Result> {
  return withKeyledger(line, async (keyledger) => {
    const { postgres } = keyledger.foundation;
    const { redisUrl } = keyledger.configuration;
    const queue = redisUrl
      ? await BullJobQueue.onRedis(redisUrl)
      : BullJobQueue.onPostgres(postgres, { workers: 0 });
    try {
      return await work(new EffectJobs(postgres, queue), keyledger);
    } finally {
      await queue.close();
    }
  });
}
