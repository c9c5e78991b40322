import { setTimeout as pause } from 'node:timers/promises';
import type { Secret } from '@keyledger/kernel';
import { expectRedis, openRedis, RedisUnreachable } from '@keyledger/redis';
import { Queue, Worker } from 'bullmq';
import type { JobsObserver } from '../jobs-observer.port.js';
import type { BullBackend, BullWorker } from './bull-backend.js';

const PREFIX = 'keyledger';
/** An idle worker asks again so often, which is how it notices that Redis has vanished. */
const ASK_EVERY_SECONDS = 4;
/** How long a worker may take to say good-bye to a Redis that has just vanished. */
const CLOSE_WITHIN_MS = 5_000;

/**
 * BullMQ on Redis. Adding fails at once while Redis is away; workers wait for it.
 * @throws RedisUnreachable when it is away from the start.
 */
export async function redisBackend(url: Secret, observer: JobsObserver): Promise<BullBackend> {
  const troubles = {
    redisTrouble: (error: Error) => observer.interrupted?.('job connection', error),
    redisReconnecting: () => observer.reconnecting?.(),
  };
  const adding = openRedis(url, { name: 'jobs', answers: 'AT_ONCE', observer: troubles });
  const working = openRedis(url, {
    name: 'workers',
    answers: 'WHEN_IT_IS_BACK',
    observer: troubles,
  });
  try {
    await expectRedis(adding);
  } catch (error) {
    adding.disconnect();
    throw error;
  }
  return {
    expectReady() {
      if (adding.status !== 'ready') throw new RedisUnreachable('Redis is away at the moment');
    },
    queue: (name) => new Queue<{ id: string }>(name, { connection: adding, prefix: PREFIX }),
    worker(name, concurrency, work): BullWorker {
      const worker = new Worker<{ id: string }>(name, ({ data }) => work(data.id), {
        connection: working,
        prefix: PREFIX,
        concurrency,
        drainDelay: ASK_EVERY_SECONDS,
      });
      return {
        on: (event: 'error' | 'failed', listener: never) => worker.on(event, listener),
        waitUntilReady: () => worker.waitUntilReady(),
        // Closing politely waits for Redis, for ever while it is away; nothing is lost without (see the effect table).
        close: () => within(CLOSE_WITHIN_MS, worker.close(working.status !== 'ready')),
      };
    },
    async close() {
      adding.disconnect();
      working.disconnect();
    },
  };
}

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  const limit = new AbortController();
  const late = pause(milliseconds, undefined, { signal: limit.signal }).catch(() => undefined);
  await Promise.race([work, late]);
  limit.abort();
}
