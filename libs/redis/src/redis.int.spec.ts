import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret } from '@keyledger/kernel';
import { expectRedis, openRedis, type RedisClient, type RedisWishes } from './open-redis.js';
import { RedisUnreachable } from './redis-unreachable.js';
import { hasRedis, RedisUnderTest } from './testing/index.js';
import { TokenBuckets } from './token-buckets.js';

const withRedis = hasRedis ? describe : describe.skip;

withRedis('Redis (needs redis-server)', () => {
  let redis: RedisUnderTest;
  const clients: RedisClient[] = [];
  beforeAll(async () => {
    redis = await RedisUnderTest.start();
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.disconnect();
  });
  afterAll(() => redis.close());

  function open(observer?: RedisWishes['observer'], url = redis.url): RedisClient {
    const client = openRedis(url, { name: 'test', answers: 'AT_ONCE', observer });
    clients.push(client);
    return client;
  }

  describe('buckets of tokens', () => {
    const rate = { burst: 2, perMinute: 6 };

    it('are shared by every process, and say when to come back', async () => {
      const [one, other] = [open(), open()];
      await Promise.all([expectRedis(one), expectRedis(other)]);
      const [here, there] = [new TokenBuckets(one), new TokenBuckets(other)];
      expect(await here.take('shared', rate)).toBe(0);
      expect(await there.take('shared', rate)).toBe(0);
      expect(await here.take('shared', rate)).toBe(10);
      expect(await there.take('other', rate)).toBe(0);
    });

    it('fill again, and are forgotten when they are full', async () => {
      const client = open();
      await expectRedis(client);
      const buckets = new TokenBuckets(client);
      const quick = { burst: 1, perMinute: 6_000 };
      expect(await buckets.take('quick', quick)).toBe(0);
      const left = await client.pttl('keyledger:bucket:quick');
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThanOrEqual(1_010);
      while ((await buckets.take('quick', quick)) !== 0);
    });
  });

  it('says what to do where nobody answers', async () => {
    const client = open(undefined, new Secret('redis://:hunter2@127.0.0.1:1'));
    const failure = await expectRedis(client, 200).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RedisUnreachable);
    expect(String(failure)).toContain('Redis at 127.0.0.1:1 does not answer');
    expect(String(failure)).not.toContain('hunter2');
  });

  it('fails at once while it is away, tells of it, and works again when it is back', async () => {
    let troubles = 0;
    let back: () => void = () => undefined;
    const client = open({ redisReconnecting: () => (troubles += 1) });
    await expectRedis(client);
    const ended = new Promise<void>((resolve) => client.once('close', () => resolve()));
    await redis.kill();
    await ended;
    await expect(client.ping()).rejects.toThrow();
    const ready = new Promise<void>((resolve) => (back = resolve));
    client.once('ready', () => back());
    await redis.run();
    await ready;
    expect(await client.ping()).toBe('PONG');
    expect(troubles).toBeGreaterThan(0);
  });

  it('does not keep anybody waiting when it hangs', async () => {
    const client = open();
    await expectRedis(client);
    redis.freeze();
    const before = performance.now();
    await expect(client.ping()).rejects.toThrow('timed out');
    expect(performance.now() - before).toBeLessThan(4_000);
    redis.thaw();
  });
});
