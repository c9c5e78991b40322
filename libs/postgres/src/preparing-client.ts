import { sql, type RawBuilder } from 'kysely';
import { DeadlineClient } from './deadline-client.js';

const MARK = '/* prepared */ ';

/**
 * Begins a statement of Kysely's that each connection prepares once, so that it is neither parsed nor planned again. For
 * inserts and look-ups by key that are made all the time: a plan that was made for a small table is kept until that is
 * analyzed, and one that hangs on the values is kept for all of them.
 */
export const prepared: RawBuilder<unknown> = sql.raw(MARK);

const names = new Map<string, string>();

/** A client that prepares what is marked so; `pg` prepares what has a name, and Kysely gives none. */
export class PreparingClient extends DeadlineClient {
  override query(...given: unknown[]): never {
    const [text, values, ...others] = given;
    if (typeof text !== 'string' || !text.startsWith(MARK)) return super.query(...given);
    return super.query({ name: nameOf(text), text, values }, ...others);
  }
}

/** One name for each text of this process. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = `keyledger_prepared_${names.size + 1}`;
  names.set(text, name);
  return name;
}
