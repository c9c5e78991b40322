import { randomBytes } from 'node:crypto';
import { Secret } from '@keyledger/kernel';
import pg from 'pg';

export interface GivenDatabase {
  readonly url: Secret;
  /** Drops it. */
  stop(): Promise<void>;
}

/** A new database on the server that `DATABASE_URL` names; null where the tests are given none. */
export async function givenDatabase(): Promise<GivenDatabase | null> {
  const given = process.env['DATABASE_URL'];
  if (!given) return null;
  const name = `keyledger_test_${randomBytes(6).toString('hex')}`;
  const url = new URL(given);
  url.pathname = `/${name}`;
  await onServer(given, `CREATE DATABASE ${name}`);
  return {
    url: new Secret(url.href),
    stop: () => onServer(given, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
