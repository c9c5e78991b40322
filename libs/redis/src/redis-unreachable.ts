/** Redis does not answer; the message says what to do. */
export class RedisUnreachable extends Error {
  override readonly name = 'RedisUnreachable';
}
