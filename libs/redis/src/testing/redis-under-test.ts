import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '@keyledger/kernel';
import { freePort } from '@keyledger/kernel/testing';
import { Redis } from 'ioredis';

/** Whether this machine has Debian's `redis-server`; specs that want it are skipped by name without. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** A real Redis server of the test's own, with the settings that operations.md asks for. */
export class RedisUnderTest {
  private child: ChildProcess | null = null;

  private constructor(
    private readonly port: number,
    private readonly folder: string,
  ) {}

  static async start(): Promise<RedisUnderTest> {
    const redis = new RedisUnderTest(
      await freePort(),
      mkdtempSync(join(tmpdir(), 'keyledger-redis-')),
    );
    await redis.run();
    return redis;
  }

  get url(): Secret {
    return new Secret(`redis://127.0.0.1:${this.port}`);
  }

  /** Starts it again on the same port and folder, and waits until it answers. */
  async run(): Promise<void> {
    const settings = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', ''];
    this.child = spawn(
      'redis-server',
      ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.folder, ...settings],
      { stdio: 'ignore' },
    );
    const client = new Redis(this.port, '127.0.0.1', { maxRetriesPerRequest: null });
    client.on('error', () => undefined);
    await client.ping();
    client.disconnect();
  }

  /** Forgets everything it holds. */
  async forget(): Promise<void> {
    const client = new Redis(this.port, '127.0.0.1');
    await client.flushall();
    client.disconnect();
  }

  /** Stops it as `kill -9` does; `freeze` leaves its connections open, unanswered. */
  async kill(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
