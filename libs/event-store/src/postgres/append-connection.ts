import { KEEPALIVE, type Postgres } from '@keyledger/postgres';
import pg from 'pg';
import { appendCall, type AppendRow } from './append-call.js';
import type { PendingAppend } from './append-queue.js';

/** After this the server gives up a group, and a little later we give up the connection. */
const SERVER_TIMEOUT_MS = 7_000;
const CLIENT_TIMEOUT_MS = 9_000;

/** A connection of its own that writes one group after the other; opened when needed, replaced when lost. */
export class AppendConnection {
  private client: pg.Client | null = null;

  constructor(private readonly config: Postgres['config']) {}

  /** Writes a group as one transaction. @returns a row for each append, in no order. */
  async write(group: readonly PendingAppend[], lookUpIds: boolean): Promise<AppendRow[]> {
    const client = this.client ?? (await this.connect());
    try {
      return (await client.query<AppendRow>(appendCall(group, lookUpIds))).rows;
    } catch (error) {
      // An answer of the server leaves the connection usable; anything else leaves it in an unknown state.
      if (!(error instanceof pg.DatabaseError)) this.discard(client);
      throw error;
    }
  }

  async close(): Promise<void> {
    const client = this.client;
    this.client = null;
    await client?.end();
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      ...this.config,
      application_name: 'keyledger append',
      ...KEEPALIVE,
      connectionTimeoutMillis: CLIENT_TIMEOUT_MS,
      statement_timeout: SERVER_TIMEOUT_MS,
      query_timeout: CLIENT_TIMEOUT_MS,
    });
    client.on('error', () => this.discard(client));
    client.on('end', () => this.discard(client));
    await client.connect();
    this.client = client;
    return client;
  }

  private discard(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = null;
    void client.end();
  }
}
