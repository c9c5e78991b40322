import type { RedisClient } from './open-redis.js';

/**
 * KEYS[1] the bucket; ARGV: burst, tokens a minute, amount. By the server's clock, so that processes agree; one that jumps
 * back refills nothing. The bucket is forgotten when it would be full again.
 */
const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local burst, rate, amount = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local known = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens = tonumber(known[1]) or burst
local passed = math.max(0, now - (tonumber(known[2]) or now))
tokens = math.min(burst, tokens + passed * rate / 60000)
local wait = 0
if tokens >= amount then
  tokens = tokens - amount
else
  wait = math.max(1, math.ceil((amount - tokens) * 60 / rate))
end
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens), 'at', now)
redis.call('PEXPIRE', KEYS[1], math.ceil((burst - tokens) * 60000 / rate) + 1000)
return wait`;

type Taking = RedisClient & {
  keyledgerTake(key: string, burst: number, perMinute: number, amount: number): Promise<number>;
};

/** Token buckets that every process of an installation shares. */
export class TokenBuckets {
  private readonly client: Taking;

  /** @param client one that answers `AT_ONCE`. */
  constructor(client: RedisClient) {
    client.defineCommand('keyledgerTake', { numberOfKeys: 1, lua: TAKE });
    this.client = client as Taking;
    if (client.status === 'wait') void client.connect().catch(() => undefined);
  }

  /** Whether a command would go out at once. */
  get isReady(): boolean {
    return this.client.status === 'ready';
  }

  /**
   * Takes `amount` from a bucket, if it holds that much.
   * @param key a name without personal data: Redis writes it to its disk.
   * @returns 0 when taken, else the whole seconds after which it would be there. @throws when Redis does not answer.
   */
  async take(
    key: string,
    { burst, perMinute }: { readonly burst: number; readonly perMinute: number },
    amount = 1,
  ): Promise<number> {
    return Number(
      await this.client.keyledgerTake(`keyledger:bucket:${key}`, burst, perMinute, amount),
    );
  }
}
