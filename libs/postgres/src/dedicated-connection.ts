import pg from 'pg';
import { cutConnection } from './cut-connection.js';
import { KEEPALIVE } from './postgres.js';

/**
 * The server side notices within seconds that a host died, and gives its locks free: by probes while the connection is idle,
 * by the user timeout while an answer is on its way (RFC 5482), when no probes are sent.
 */
const SERVER_KEEPALIVES =
  '-c tcp_keepalives_idle=2 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=2 -c tcp_user_timeout=4000';

/**
 * The connection is asked every so often whether it is still there, since a host that vanishes says nothing; an answer that
 * is this late never comes. Together they stay under ten seconds.
 */
const HEARTBEAT = { everyMs: 3_000, withinMs: 5_000 };

const LOCK_NOT_AVAILABLE = '55P03';

export interface DedicatedConnectionOptions {
  /** Shown in pg_stat_activity. */
  readonly name: string;
  /** Called once when the connection is lost without `close()`; LISTENs and session locks are gone then. */
  readonly onLost?: (error: Error) => void;
  /** How often it is asked whether it is still there (default 3,000 ms), and how long an answer may take (5,000 ms). */
  readonly heartbeat?: { readonly everyMs: number; readonly withinMs: number };
}

/**
 * One connection outside the pool, for what belongs to a session: LISTEN and session locks. It does not reconnect,
 * because a lock that was lost must be noticed: `onLost` tells the owner, who opens another one. Its error events never
 * crash the process; a query on a lost connection is rejected.
 */
export class DedicatedConnection {
  readonly #client: pg.Client;
  readonly #listeners = new Map<string, (payload: string) => void>();
  readonly #lose: (error: Error) => void;
  readonly #heart: NodeJS.Timeout;
  readonly #answerWithinMs: number;
  #state: 'open' | 'closed' | 'lost' = 'open';
  /** Queries under way; one may wait long for a lock. */
  #asking = 0;

  private constructor(client: pg.Client, options: DedicatedConnectionOptions) {
    this.#client = client;
    const lose = (error: Error) => {
      if (this.#state !== 'open') return;
      this.#state = 'lost';
      clearInterval(this.#heart);
      options.onLost?.(error);
    };
    this.#lose = lose;
    const { everyMs, withinMs } = options.heartbeat ?? HEARTBEAT;
    this.#answerWithinMs = withinMs;
    this.#heart = setInterval(() => this.#beat(), everyMs);
    this.#heart.unref();
    client.on('error', lose);
    client.on('end', () => lose(new Error(`The connection ${options.name} has ended`)));
    client.on('notification', ({ channel, payload }) =>
      this.#listeners.get(channel)?.(payload ?? ''),
    );
  }

  /** @throws what `pg` throws when there is no connection to be had. */
  static async open(
    config: pg.ClientConfig,
    options: DedicatedConnectionOptions,
  ): Promise<DedicatedConnection> {
    const client = new pg.Client({
      ...config,
      application_name: options.name,
      ...KEEPALIVE,
      connectionTimeoutMillis: (options.heartbeat ?? HEARTBEAT).withinMs,
      options: [config.options, SERVER_KEEPALIVES].filter(Boolean).join(' '),
    });
    const connection = new DedicatedConnection(client, options);
    try {
      await client.connect();
    } catch (error) {
      connection.#state = 'closed';
      clearInterval(connection.#heart);
      await client.end();
      throw error;
    }
    return connection;
  }

  /** False once it was closed or lost. */
  get isOpen(): boolean {
    return this.#state === 'open';
  }

  /** @throws when there is no answer as soon as the heartbeat wants one; the connection is lost then. */
  query<Row extends pg.QueryResultRow>(
    text: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    return this.#ask<Row>(this.#answerWithinMs, text, values);
  }

  /** @param withinMs null: what waits for others may wait for ever. */
  async #ask<Row extends pg.QueryResultRow>(
    withinMs: number | null,
    text: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    const late = withinMs === null ? undefined : setTimeout(() => this.#giveUp(), withinMs);
    this.#asking += 1;
    try {
      const { rows } = await this.#client.query<Row>(text, [...values]);
      return rows;
    } finally {
      this.#asking -= 1;
      clearTimeout(late);
    }
  }

  #giveUp(): void {
    this.#lose(new Error('The database has not answered for too long'));
    cutConnection(this.#client);
  }

  #beat(): void {
    if (this.#asking > 0) return;
    // A connection that breaks meanwhile is told of by its own events.
    this.query('SELECT').catch(() => undefined);
  }

  /** Calls `onNotify` with the payload of each NOTIFY on `channel`, from when the promise resolves. */
  async listen(channel: string, onNotify: (payload: string) => void): Promise<void> {
    this.#listeners.set(channel, onNotify);
    await this.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
  }

  /**
   * Takes the session lock of that name if nobody has it; it is held until `unlock`, `close` or death.
   * @returns whether it is ours now.
   */
  async tryLock(name: string): Promise<boolean> {
    const [row] = await this.query<{ locked: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked',
      [name],
    );
    return row?.locked === true;
  }

  /** Takes the session lock of that name together with others who share it; waits for an exclusive holder. */
  async lockShared(name: string): Promise<void> {
    await this.#ask(null, 'SELECT pg_advisory_lock_shared(hashtextextended($1, 0))', [name]);
  }

  /**
   * Waits for the session lock of that name, for at most so many milliseconds.
   * @returns whether it is ours now.
   */
  async lockWithin(name: string, milliseconds: number): Promise<boolean> {
    await this.query(`SELECT set_config('lock_timeout', $1, false)`, [`${milliseconds}ms`]);
    const locked = await this.#lock(name, milliseconds + this.#answerWithinMs);
    await this.query('SET lock_timeout = 0');
    return locked;
  }

  async #lock(name: string, withinMs: number): Promise<boolean> {
    try {
      await this.#ask(withinMs, 'SELECT pg_advisory_lock(hashtextextended($1, 0))', [name]);
      return true;
    } catch (error) {
      if ((error as pg.DatabaseError).code === LOCK_NOT_AVAILABLE) return false;
      throw error;
    }
  }

  /** Gives up every session lock of this connection. */
  async unlockAll(): Promise<void> {
    await this.query('SELECT pg_advisory_unlock_all()');
  }

  /** Ends the session; its locks and LISTENs end with it. Safe to call twice and after a loss. */
  async close(): Promise<void> {
    const wasOpen = this.isOpen;
    if (this.#state === 'open') this.#state = 'closed';
    clearInterval(this.#heart);
    if (wasOpen) await this.#client.end();
  }
}
