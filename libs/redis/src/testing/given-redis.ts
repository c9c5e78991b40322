import { Secret } from '@keyledger/kernel';
import { openRedis } from '../open-redis.js';

/**
 * An empty database of the Redis that `REDIS_URL` names, another for each process of the test run; null where the tests are
 * given none. Whatever it held is gone.
 */
export async function givenRedis(): Promise<Secret | null> {
  const given = process.env['REDIS_URL'];
  if (!given) return null;
  const url = new URL(given);
  url.pathname = `/${process.env['JEST_WORKER_ID'] ?? 1}`;
  const own = new Secret(url.href);
  const client = openRedis(own, { name: 'test', answers: 'WHEN_IT_IS_BACK' });
  await client.flushdb();
  client.disconnect();
  return own;
}
