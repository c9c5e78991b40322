import type { Postgres } from '@keyledger/postgres';
import type { RunnerObserver } from './runner-observer.port.js';

const covered = new WeakSet<object>();
const clients = new WeakSet<object>();

/**
 * A pooled connection that breaks between two statements of a transaction reports it by an `error` event, which ends
 * the process when nobody listens; the pool itself listens only while the connection is idle. The next
 * statement fails anyway, so the event needs no other answer than to be told.
 */
export function outliveLostConnections({ pool }: Postgres, observer: RunnerObserver): void {
  if (covered.has(pool)) return;
  covered.add(pool);
  pool.on('acquire', (client) => {
    if (clients.has(client)) return;
    clients.add(client);
    client.on('error', (error) => observer.interrupted?.('database connection', error));
  });
}
