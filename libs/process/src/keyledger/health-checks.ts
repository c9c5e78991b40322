import type { RedisClient } from '@keyledger/redis';
import type { HealthCheck } from '../health/health-check.js';
import type { Keyledger } from '@keyledger/assembly';

/**
 * What readiness depends on: the database, the read models of this version, and nothing that has stopped. Nobody is turned
 * away because Redis is: jobs wait for it, and limits are counted in each process.
 */
export function healthChecks({ foundation, redis }: Keyledger): readonly HealthCheck[] {
  const { postgres, projectionOperations } = foundation;
  return [
    {
      name: 'database',
      check: async () => {
        await postgres.pool.query('SELECT 1');
        return { status: 'up' };
      },
    },
    {
      name: 'readModels',
      check: async () => {
        if (!(await foundation.ready())) return { status: 'down', detail: 'being built' };
        const stopped = await projectionOperations.stopped();
        if (stopped.length === 0) return { status: 'up' };
        const names = stopped.map(({ name }) => name).join(', ');
        return { status: 'degraded', detail: `stopped at an event: ${names}` };
      },
    },
    ...(redis ? [redisCheck(redis)] : []),
  ];
}

function redisCheck(redis: RedisClient): HealthCheck {
  return {
    name: 'redis',
    async check() {
      try {
        if (redis.status === 'wait') await redis.connect();
        await redis.ping();
        return { status: 'up' };
      } catch {
        return { status: 'degraded', detail: 'no answer; jobs wait, limits count in each process' };
      }
    },
  };
}
