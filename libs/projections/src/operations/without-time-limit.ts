import { sql } from 'kysely';
import type { Transaction } from 'kysely';

/** A replay of a long log takes longer than any request may; its snapshot waits idle meanwhile. */
export async function withoutTimeLimit(
  transaction: Transaction<Record<string, Record<string, unknown>>>,
): Promise<void> {
  await sql`SET LOCAL statement_timeout = 0`.execute(transaction);
  await sql`SET LOCAL idle_in_transaction_session_timeout = 0`.execute(transaction);
}
