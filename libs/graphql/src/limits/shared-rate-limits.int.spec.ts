import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@keyledger/kernel';
import { testKeyRing } from '@keyledger/keys/testing';
import { expectRedis, openRedis, TokenBuckets, type RedisClient } from '@keyledger/redis';
import { hasRedis, RedisUnderTest } from '@keyledger/redis/testing';
import { InProcessRateLimits } from './in-process-rate-limits.js';
import { SharedRateLimits } from './shared-rate-limits.js';

const rate = { burst: 2, perMinute: 6 };

(hasRedis ? describe : describe.skip)(
  'Rate limits of all processes, in Redis (needs redis-server)',
  () => {
    const clock = new FixedClock(new Date('2026-11-23T08:00:00.000Z'));
    let redis: RedisUnderTest;
    const clients: RedisClient[] = [];
    let fallbacks = 0;

    beforeAll(async () => {
      redis = await RedisUnderTest.start();
    });
    afterAll(async () => {
      for (const client of clients) client.disconnect();
      await redis.close();
    });

    async function aProcess(): Promise<SharedRateLimits> {
      const client = openRedis(redis.url, { name: 'limits', answers: 'AT_ONCE' });
      clients.push(client);
      await expectRedis(client);
      const alone = new InProcessRateLimits(clock);
      return new SharedRateLimits(
        new TokenBuckets(client),
        alone,
        testKeyRing(),
        clock,
        () => (fallbacks += 1),
      );
    }

    it('count over all processes, under names that tell nothing', async () => {
      const [one, other] = [await aProcess(), await aProcess()];
      expect(await one.take('network:192.0.2.1', rate)).toBe(0);
      expect(await other.take('network:192.0.2.1', rate)).toBe(0);
      expect(await one.take('network:192.0.2.1', rate)).toBe(10);
      expect(fallbacks).toBe(0);
      const keys = (await clients[0]?.keys('*')) ?? [];
      expect(keys).toHaveLength(1);
      expect(keys.join()).not.toContain('192.0.2.1');
    });

    it('count in each process while Redis is away, and nobody waits or passes freely', async () => {
      const limits = await aProcess();
      const closed = new Promise<void>((resolve) => clients.at(-1)?.once('close', () => resolve()));
      await redis.kill();
      await closed;
      const answers = [];
      for (let n = 0; n < 3; n += 1) answers.push(await limits.take('network:192.0.2.2', rate));
      expect(answers).toEqual([0, 0, 10]);
      expect(fallbacks).toBe(3);
      const ready = new Promise<void>((resolve) => clients.at(-1)?.once('ready', () => resolve()));
      await redis.run();
      await ready;
      expect(await limits.take('network:192.0.2.2', rate)).toBe(0);
      expect(fallbacks).toBe(3);
    });

    it('ask a Redis that hangs once, and leave it in peace for a second', async () => {
      const limits = await aProcess();
      redis.freeze();
      expect(await limits.take('network:192.0.2.3', rate)).toBe(0);
      const before = performance.now();
      expect(await limits.take('network:192.0.2.3', rate)).toBe(0);
      expect(performance.now() - before).toBeLessThan(1_000);
      redis.thaw();
    });
  },
);
