import pg from 'pg';
import { ForeignPosition, StoreUnavailable } from '../event-store.port.js';

/**
 * SQLSTATE classes that speak of the server's state, not of the data: connection, transaction rollback, resources,
 * operator intervention, system errors; and what a lost leadership or a lock that took too long answers.
 */
const UNAVAILABLE_CLASSES: ReadonlySet<string> = new Set(['08', '40', '53', '57', '58']);
const UNAVAILABLE_CODES: ReadonlySet<string> = new Set(['25006', '55P03']);

/**
 * Whether the same request may succeed later. What is neither PostgreSQL's own answer nor a fault of the program is a
 * connection that was lost, timed out or could not be made.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) {
    return !(error instanceof TypeError || error instanceof RangeError);
  }
  const code = error.code ?? '';
  return UNAVAILABLE_CLASSES.has(code.slice(0, 2)) || UNAVAILABLE_CODES.has(code);
}

/** The error as the port names it. */
export function unavailableOr(error: unknown): unknown {
  if (error instanceof ForeignPosition || !isUnavailable(error)) return error;
  return new StoreUnavailable('The event store could not be reached', { cause: error });
}
