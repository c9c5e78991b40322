import { freePort } from '@keyledger/kernel/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { givenDatabase, startOutsideServer, type OutsideServer } from '@keyledger/postgres/testing';
import { PageVisitor } from './page-visitor.js';

const ROOT = new URL('../../..', import.meta.url).pathname;

export interface ClusterOptions {
  readonly settings?: Readonly<Record<string, string>>;
  /** Where a database of its own listens, and who may connect; without it, `DATABASE_URL` may give one. */
  readonly database?: { readonly host: string; readonly clients: string };
}

export interface ProcessOptions {
  /** What starts it instead of this machine itself, such as `ip netns exec …`. */
  readonly by?: readonly string[];
  readonly host?: string;
}

/** The roles as processes of their own over one outside database, as they run in production. */
export class Cluster {
  readonly #processes: ClusterProcess[] = [];

  private constructor(
    readonly database: OutsideServer,
    private readonly folder: string,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  /** A migrated database, and no process yet. */
  static async start({ settings = {}, database }: ClusterOptions = {}): Promise<Cluster> {
    const folder = mkdtempSync(join(tmpdir(), 'keyledger-cluster-'));
    chmodSync(folder, 0o755);
    const given = database ? null : await givenDatabase();
    const server = given ?? (await startOutsideServer(database?.host, database?.clients));
    const key = () => randomBytes(32).toString('base64');
    const cluster = new Cluster(server, folder, {
      DATABASE_URL: server.url.reveal(),
      KEYLEDGER_MASTER_KEY: key(),
      KEYLEDGER_INDEX_KEY: key(),
      KEYLEDGER_PEPPER: key(),
      KEYLEDGER_DATA_FOLDER: join(folder, 'data'),
      KEYLEDGER_OUTBOX_FOLDER: join(folder, 'outbox'),
      KEYLEDGER_HASH_MEMORY_KIB: '64',
      KEYLEDGER_HASH_TIME: '1',
      ...settings,
    });
    try {
      await cluster.command('migrate');
    } catch (error) {
      await cluster.close();
      throw error;
    }
    return cluster;
  }

  /** `keyledger …`; answers what it printed. @throws with what it said when it failed. */
  async command(...args: string[]): Promise<string> {
    const child = this.spawn([], 'apps/cli/dist/main.js', args, {});
    const [out, err] = [textOf(child.stdout), textOf(child.stderr)];
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`keyledger ${args.join(' ')}: ${await err}`);
    return out;
  }

  /** Starts a role and waits until it is ready. */
  async run(
    role: 'api' | 'worker',
    { by = [], host = '127.0.0.1' }: ProcessOptions = {},
  ): Promise<ClusterProcess> {
    const port = String(await freePort());
    const url = `http://${host}:${port}`;
    const child = this.spawn(by, `apps/${role}/launch.cjs`, [], {
      KEYLEDGER_PORT: port,
      KEYLEDGER_HOST: host,
      KEYLEDGER_PUBLIC_URL: url,
    });
    const running = new ClusterProcess(url, child);
    this.#processes.push(running);
    await running.ready();
    return running;
  }

  /** An organization with an owner. @returns how the owner signs in. */
  async found(domain: string, api: ClusterProcess) {
    const [address, password] = [`owner@${domain}`, 'Qing-chen 7 he feng'];
    const printed = await this.command(
      ...['organization', 'create', '--name', '蓝山科技', '--domain', domain],
      ...['--owner-name', '李娜', '--owner-address', address, '--json'],
    );
    const { linkFile } = JSON.parse(printed) as { linkFile: string };
    const { pathname } = new URL(readFileSync(linkFile, 'utf8').trim());
    const visitor = await new PageVisitor(api.url).open(pathname);
    await visitor.submit({ newPassword: password, newPasswordAgain: password });
    return { address, password };
  }

  async close(): Promise<void> {
    await Promise.all(this.#processes.map((running) => running.kill()));
    await this.database.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private spawn(
    by: readonly string[],
    script: string,
    args: readonly string[],
    settings: Readonly<Record<string, string>>,
  ): ChildProcess {
    const [command = '', ...rest] = [...by, process.execPath, join(ROOT, script), ...args];
    return spawn(command, rest, {
      cwd: this.folder,
      env: { PATH: process.env['PATH'] ?? '', ...this.settings, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }
}

/** One api or worker. */
export class ClusterProcess {
  #output = '';

  constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {
    const keep = (bytes: Buffer) => (this.#output += bytes.toString());
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
  }

  get output(): string {
    return this.#output;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** What it says of its health; null while it does not answer. */
  async health(): Promise<{ status: string; checks: Record<string, { status: string }> } | null> {
    try {
      const response = await fetch(`${this.url}/health/ready`, {
        signal: AbortSignal.timeout(3_000),
      });
      return (await response.json()) as { status: string; checks: never };
    } catch {
      return null;
    }
  }

  async metric(name: string): Promise<number> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? 'NaN');
  }

  /** Polls, since health is asked for and not told. @throws with its output when it ended instead. */
  async ready(wanted: readonly string[] = ['up', 'degraded']): Promise<void> {
    for (;;) {
      const status = (await this.health())?.status;
      if (status && wanted.includes(status)) return;
      if (this.hasEnded) throw new Error(`It ended: ${this.#output}`);
      await pause(25);
    }
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** Ends it as it ends itself. @returns its exit code. */
  async end(): Promise<number | null> {
    if (this.hasEnded) return this.child.exitCode;
    const exit = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const [code] = (await exit) as [number | null];
    return code;
  }

  async kill(): Promise<void> {
    if (this.hasEnded) return;
    const exit = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exit;
  }
}

async function textOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = '';
  for await (const bytes of stream ?? []) text += String(bytes);
  return text;
}
