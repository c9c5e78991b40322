import { EventEmitter } from 'node:events';
import { DedicatedConnection, type Postgres } from '@keyledger/postgres';
import type { PgPoolClient, PgQueryResult } from 'bullmq';

/** Where BullMQ says that a queue has a job. */
const CHANNEL = 'bullmq_jobs';

/**
 * One connection on which all workers of a process hear of jobs. BullMQ would have each worker listen on its own, and
 * PostgreSQL wakes every connection of a database that listens, whatever to, at each notification: at each append.
 */
export class SharedListening {
  readonly #seats = new Set<Seat>();
  #opening: Promise<DedicatedConnection> | null = null;
  #asked: Promise<unknown> = Promise.resolve();

  constructor(private readonly config: Postgres['config']) {}

  /** What a worker takes for a connection of its own. A lost one is opened anew for whoever asks next. */
  async connect(): Promise<Seat> {
    const connection = await (this.#opening ??= this.#open());
    if (!connection.isOpen) throw new Error('The connection was lost while it was opened');
    const seat: Seat = new Seat(
      (text, values) => this.#ask(connection, text, values),
      () => this.#seats.delete(seat),
    );
    this.#seats.add(seat);
    return seat;
  }

  /** One query after the other: `pg` is to refuse one while another is under way. */
  #ask(connection: DedicatedConnection, text: string, values: readonly unknown[]) {
    const answer = this.#asked.then(() => connection.query(text, values));
    this.#asked = answer.catch(() => null);
    return answer;
  }

  /** After the workers were closed. */
  async close(): Promise<void> {
    const connection = await this.#opening?.catch(() => null);
    await connection?.close();
  }

  #open(): Promise<DedicatedConnection> {
    const opening = this.#listening((error) => {
      if (this.#opening === opening) this.#opening = null;
      for (const seat of [...this.#seats]) seat.lose(error);
    });
    opening.catch(() => {
      if (this.#opening === opening) this.#opening = null;
    });
    return opening;
  }

  async #listening(onLost: (error: Error) => void): Promise<DedicatedConnection> {
    const connection = await DedicatedConnection.open(this.config, {
      name: 'keyledger job signals',
      onLost,
    });
    try {
      await connection.listen(CHANNEL, (payload) => {
        for (const seat of [...this.#seats])
          seat.emit('notification', { channel: CHANNEL, payload });
      });
    } catch (error) {
      await connection.close();
      throw error;
    }
    return connection;
  }
}

type Ask = (text: string, values: readonly unknown[]) => Promise<readonly object[]>;

/** A worker's part of the shared connection. */
export class Seat extends EventEmitter implements PgPoolClient {
  readonly #ask: Ask;
  readonly #leave: () => void;

  constructor(ask: Ask, leave: () => void) {
    super();
    this.#ask = ask;
    this.#leave = leave;
  }

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<PgQueryResult<Row>> {
    // A worker's name for its connection would be everybody's.
    if (text.includes('application_name')) return { rows: [] };
    return { rows: (await this.#ask(text, values)) as Row[] };
  }

  /** The connection itself stays for the others. */
  release(): void {
    this.#leave();
  }

  lose(error: Error): void {
    this.#leave();
    if (this.listenerCount('error') > 0) this.emit('error', error);
  }
}
