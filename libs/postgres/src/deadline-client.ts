import pg from 'pg';
import { cutConnection } from './cut-connection.js';

/** What `pg` says when `query_timeout` has passed. */
const TIMED_OUT = 'Query read timeout';

/**
 * A client whose connection ends with a query that got no answer within `query_timeout`: the host may have vanished, and
 * whatever asked next on that connection would wait behind the lost answer.
 */
export class DeadlineClient extends pg.Client {
  override query(...given: unknown[]): never {
    const last = given.at(-1);
    if (typeof last === 'function') {
      const answer = last as (error: Error | undefined, result: unknown) => void;
      given[given.length - 1] = (error: Error | undefined, result: unknown) => {
        this.#endAfter(error);
        answer(error, result);
      };
    }
    const asked = (super.query as (...args: unknown[]) => unknown).apply(this, given);
    if (asked instanceof Promise) asked.catch((error: unknown) => this.#endAfter(error));
    return asked as never;
  }

  #endAfter(error: unknown): void {
    if (!(error instanceof Error) || error.message !== TIMED_OUT) return;
    cutConnection(this);
  }
}
