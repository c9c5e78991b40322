import { sql } from 'kysely';
import type { Writing } from '../projection.js';

/** A replay of a long log takes longer than any request may; its snapshot waits idle meanwhile. */
export async function withoutTimeLimit(transaction: Writing): Promise<void> {
  await sql`SET LOCAL statement_timeout = 0`.execute(transaction);
  await sql`SET LOCAL idle_in_transaction_session_timeout = 0`.execute(transaction);
}
