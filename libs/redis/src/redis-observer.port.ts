/** What connections to Redis tell about themselves, for logs and metrics. */
export interface RedisObserver {
  /** A connection failed or broke; it is made again, with back-off, for ever. */
  redisTrouble?(error: Error): void;
  /** One more try to connect. */
  redisReconnecting?(): void;
}
