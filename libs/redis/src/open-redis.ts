import { setTimeout as pause } from 'node:timers/promises';
import type { Secret } from '@keyledger/kernel';
import { Redis, type RedisOptions } from 'ioredis';
import type { RedisObserver } from './redis-observer.port.js';
import { RedisUnreachable } from './redis-unreachable.js';

export type RedisClient = Redis;

export interface RedisWishes {
  /** Shown in CLIENT LIST. */
  readonly name: string;
  /**
   * `AT_ONCE`: a command fails when there is no connection or no answer within two seconds. `WHEN_IT_IS_BACK`: it waits
   * for the connection; for workers, which do nothing else.
   */
  readonly answers: 'AT_ONCE' | 'WHEN_IT_IS_BACK';
  readonly observer?: RedisObserver;
}

const CONNECT_WITHIN_MS = 3_000;
const ANSWER_WITHIN_MS = 2_000;
const LONGEST_PAUSE_MS = 2_000;
/** A worker's blocking command is answered within five seconds, with a job or without one. */
const SILENCE_MS = 9_000;

const ANSWERS: Record<RedisWishes['answers'], RedisOptions> = {
  AT_ONCE: {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: ANSWER_WITHIN_MS,
  },
  WHEN_IT_IS_BACK: { maxRetriesPerRequest: null },
};

/**
 * A client that connects with its first use, reconnects by itself, and notices within ten seconds that the host has
 * vanished. Its troubles never end the process.
 */
export function openRedis(url: Secret, { name, answers, observer }: RedisWishes): RedisClient {
  const client = new Redis(url.reveal(), {
    connectionName: `keyledger-${name}`,
    lazyConnect: true,
    connectTimeout: CONNECT_WITHIN_MS,
    keepAlive: 1_000,
    socketTimeout: SILENCE_MS,
    retryStrategy: (tries) => Math.min(50 * 2 ** Math.min(tries, 6), LONGEST_PAUSE_MS),
    ...ANSWERS[answers],
  });
  client.on('error', (error: Error) => observer?.redisTrouble?.(error));
  client.on('reconnecting', () => observer?.redisReconnecting?.());
  return client;
}

/** @throws RedisUnreachable when there is no answer within that time. */
export async function expectRedis(client: RedisClient, withinMs = 5_000): Promise<void> {
  let cause: unknown;
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      if (client.status === 'wait') await client.connect();
      await client.ping();
      return;
    } catch (error) {
      cause = error;
    }
    if (Date.now() >= end) break;
    await pause(100);
  }
  const { host, port } = client.options;
  throw new RedisUnreachable(
    `Redis at ${host}:${port} does not answer. Start it, or correct REDIS_URL, or unset it to have jobs on PostgreSQL.`,
    { cause },
  );
}
