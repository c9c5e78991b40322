import { freePort } from '@keyledger/kernel/testing';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@keyledger/process';
import { openKeyledger } from '@keyledger/assembly';
import { readConfiguration } from '@keyledger/configuration';
import { givenDatabase, type GivenDatabase } from '@keyledger/postgres/testing';
import { givenRedis } from '@keyledger/redis/testing';
import { runStandalone, type Standalone } from '@keyledger/standalone';
import { Outbox } from './outbox.js';

export interface RunOptions {
  /** Settings of the product beside those of the harness. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Cheap hashes, answers at once, and no limit on requests: specs whose subject they are set their own. */
const QUICK = {
  KEYLEDGER_HASH_MEMORY_KIB: '64',
  KEYLEDGER_HASH_TIME: '1',
  KEYLEDGER_RATE_PER_NETWORK: '1000000',
  KEYLEDGER_RATE_PER_SESSION: '1000000',
  KEYLEDGER_RECOVERIES_PER_NETWORK: '1000000',
  KEYLEDGER_ANSWER_EVERY_MS: '0',
  KEYLEDGER_LOG_LEVEL: 'trace',
};

/**
 * The whole product in this process as `npm start` runs it: its own embedded PostgreSQL, folders and port, or a database and
 * a Redis of those that `DATABASE_URL` and `REDIS_URL` give. The test run's shared server will not do: it does not fsync, and
 * the product refuses to boot on such a one.
 */
export class RunningKeyledger {
  #standalone: Standalone | undefined;
  /** Every line it logged, at the finest level. */
  readonly logged: string[] = [];
  /** Every line it said at the terminal. */
  readonly said: string[] = [];

  private constructor(
    readonly url: string,
    readonly folder: string,
    readonly outbox: Outbox,
    private readonly settings: Readonly<Record<string, string>>,
    private readonly given: GivenDatabase | null,
  ) {}

  static async start({ settings = {} }: RunOptions = {}): Promise<RunningKeyledger> {
    const folder = mkdtempSync(join(tmpdir(), 'keyledger-e2e-'));
    // Others may pass through it, so that the database's own user reaches what lies in it.
    chmodSync(folder, 0o711);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const outbox = new Outbox(join(folder, 'outbox'));
    const [given, redis] = [await givenDatabase(), await givenRedis()];
    const own = {
      ...QUICK,
      ...(given ? { DATABASE_URL: given.url.reveal() } : {}),
      ...(redis ? { REDIS_URL: redis.reveal() } : {}),
      KEYLEDGER_DATA_FOLDER: join(folder, 'data'),
      KEYLEDGER_KEYS_FOLDER: join(folder, 'keys'),
      KEYLEDGER_OUTBOX_FOLDER: outbox.folder,
      KEYLEDGER_PORT: String(port),
      KEYLEDGER_PUBLIC_URL: url,
      ...settings,
    };
    const running = new RunningKeyledger(url, folder, outbox, own, given);
    try {
      await running.migrate();
      await running.open();
      return running;
    } catch (error) {
      await given?.stop();
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  get standalone(): Standalone {
    if (!this.#standalone) throw new Error('Keyledger is not running');
    return this.#standalone;
  }

  get foundation() {
    return this.standalone.keyledger.foundation;
  }

  /** What the product works with itself, by its class. */
  part<Part>(token: abstract new (...given: never[]) => Part): Part {
    return this.standalone.api.app.get<Part>(token, { strict: false });
  }

  async open(): Promise<void> {
    this.#standalone = await runStandalone(this.configuration(), {
      say: (line) => this.said.push(line),
      logger: createLogger('trace', (line) => this.logged.push(line)),
    });
  }

  /** Ends it cleanly; the data stays. */
  async stop(): Promise<void> {
    await this.#standalone?.close();
    this.#standalone = undefined;
  }

  async close(): Promise<void> {
    await this.stop();
    await this.given?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** As operators do for a database that is not the product's own. */
  private async migrate(): Promise<void> {
    if (!this.given) return;
    const keyledger = await openKeyledger(this.configuration(), {
      say: (line) => this.said.push(line),
      migrate: 'NOW',
    });
    await keyledger.close();
  }

  private configuration() {
    return readConfiguration(this.settings);
  }
}
