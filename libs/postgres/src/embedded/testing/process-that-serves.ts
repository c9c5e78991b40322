import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { DATABASE, DATABASE_USER } from '../initialise-cluster.js';
import type { EmbeddedPostgresProblem } from '../embedded-postgres-error.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = join(HERE, '../../../../..');

interface Line {
  readonly log?: string;
  readonly served?: { readonly host: string; readonly port: number; readonly joined: boolean };
  readonly error?: { readonly problem: EmbeddedPostgresProblem; readonly message: string };
}

export interface ServingOptions {
  readonly dataFolder: string;
  readonly password: string;
  /** Run as this user; only root can. */
  readonly uid?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Another process of ours, as a second terminal or a service would run it. */
export class ProcessThatServes {
  readonly logged: string[] = [];
  readonly #heard = new EventEmitter();
  /** Settles on `served`, or with `error`, whichever the process tells. */
  readonly answer: Promise<Line>;
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;

  constructor(private readonly options: ServingOptions) {
    const { uid, env, dataFolder, password } = options;
    this.#child = spawn(
      process.execPath,
      [
        '--import',
        join(ROOT, 'test/setup/typescript.mjs'),
        join(HERE, 'serve.ts'),
        dataFolder,
        password,
      ],
      {
        ...(uid !== undefined && { uid, gid: uid }),
        cwd: '/',
        env: { ...process.env, NODE_OPTIONS: '', ...env },
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
    this.#ended = new Promise((resolve) => this.#child.once('exit', () => resolve()));
    this.answer = this.#listen();
  }

  async #listen(): Promise<Line> {
    const output = this.#child.stdout;
    if (!output) throw new Error('The process has no output');
    const lines = createInterface({ input: output });
    return new Promise((resolve, rejected) => {
      lines.on('line', (text) => {
        const line = JSON.parse(text) as Line;
        if (line.log !== undefined) this.#hear(line.log);
        if (line.served || line.error) resolve(line);
      });
      lines.on('close', () => rejected(new Error('The process ended without an answer')));
    });
  }

  #hear(line: string): void {
    this.logged.push(line);
    this.#heard.emit('line');
  }

  /** Waits until it has logged a line that holds `text`. */
  async said(text: string): Promise<void> {
    while (!this.logged.some((line) => line.includes(text))) await once(this.#heard, 'line');
  }

  async poolConfig(): Promise<pg.PoolConfig> {
    const { served, error } = await this.answer;
    if (!served) throw new Error(error?.message);
    return {
      host: served.host,
      port: served.port,
      user: DATABASE_USER,
      database: DATABASE,
      password: this.options.password,
    };
  }

  /** Ends it in good order. */
  async stop(): Promise<void> {
    this.#child.stdin?.end();
    await this.#ended;
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}
