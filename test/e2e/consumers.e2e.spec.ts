import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ISSUE_TOKEN,
  LOCK,
  Organization,
  read,
  RunningKeyledger,
  type Caller,
  type Person,
} from './harness/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const python = spawnSync('python3', ['--version']).status === 0;
const TYPESCRIPT = [
  process.execPath,
  '--import',
  join(root, 'test/setup/typescript.mjs'),
  join(root, 'examples/consumers/src'),
  '.ts',
];
const PYTHON = ['python3', join(root, 'examples/consumers/python'), '.py'];
const CREATE = `mutation ($input: CreateWebhookSubscriptionInput!) {
  createWebhookSubscription(input: $input) { ... on WebhookSubscriptionPayload { secret } }
}`;
const UNLOCK = LOCK.replaceAll('lockAccount', 'unlockAccount').replace('Lock', 'Unlock');
const TYPES = ['keyledger.account.locked.v1', 'keyledger.account.unlocked.v1'];

/** A consumer as a process of its own, and the lines that it says. */
class Consumer {
  readonly said: string[] = [];
  private readonly lines: Interface;
  private readonly exited: Promise<unknown>;

  private constructor(private readonly child: ChildProcess) {
    if (!child.stdout) throw new Error('It says nothing');
    this.exited = once(child, 'exit');
    this.lines = createInterface({ input: child.stdout });
    this.lines.on('line', (line) => this.said.push(line));
  }

  static start(language: readonly string[], name: string, env: Record<string, string>): Consumer {
    const [command = '', ...rest] = language;
    const [folder = '', extension = ''] = rest.splice(-2);
    const args = [...rest, join(folder, `${name}${extension}`)];
    return new Consumer(
      spawn(command, args, {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
    );
  }

  async until(count: number): Promise<string[]> {
    while (this.said.length < count) await once(this.lines, 'line');
    return this.said;
  }

  async ended(): Promise<number | null> {
    await this.exited;
    return this.child.exitCode;
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended();
  }
}

describe.each([
  ['TypeScript', TYPESCRIPT, true],
  ['Python (needs python3)', PYTHON, python],
])('The example consumers in %s', (_, language, isThere) => {
  let running: RunningKeyledger;
  let owner: Person & { caller: Caller };
  let clerk: Person;
  const consumers: Consumer[] = [];

  beforeAll(async () => {
    if (!isThere) return;
    running = await RunningKeyledger.start({
      settings: { KEYLEDGER_WEBHOOK_NETWORKS: '127.0.0.1', KEYLEDGER_WEBHOOK_PORTS: '1-65535' },
    });
    const organization = await Organization.found(running, 'example.com');
    owner = await organization.signedIn({ address: 'owner@example.com', role: 'OWNER' });
    clerk = await organization.person({ address: 'clerk@example.com' });
  });
  afterEach(() => Promise.all(consumers.splice(0).map((consumer) => consumer.kill())));
  afterAll(() => running?.close());

  const test = isThere ? it : it.skip;
  function start(name: string, env: Record<string, string>): Consumer {
    const consumer = Consumer.start(language, name, env);
    consumers.push(consumer);
    return consumer;
  }
  async function lockAndUnlock(): Promise<void> {
    for (const query of [LOCK, UNLOCK]) {
      await owner.caller.send(query, { input: { accountId: clerk.id } });
    }
  }
  const typesOf = (lines: readonly string[]) =>
    lines.map((line) => (JSON.parse(line) as { type: string }).type);

  test('receive webhooks, and take nothing that is not signed', async () => {
    // The port has to be known before the secret is, and the secret before the receiver starts.
    const first = start('receive', { PORT: '0', WEBHOOK_SECRET: '' });
    const port = String((await first.until(1))[0]?.split(' ').at(-1));
    await first.kill();
    const terms = { name: 'VPN', url: `http://127.0.0.1:${port}/`, subjectFormat: 'ACCOUNT_ID' };
    const made = await owner.caller.send(CREATE, { input: { terms } });
    const receiver = start('receive', { PORT: port, WEBHOOK_SECRET: String(read(made, 'secret')) });
    await receiver.until(1);
    const forged = await fetch(terms.url, {
      method: 'POST',
      headers: {
        'webhook-id': 'msg_1',
        'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
        'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')}`,
      },
      body: JSON.stringify({ id: '1', type: 'forged', data: {} }),
    });
    expect(forged.status).toBe(401);
    await lockAndUnlock();
    expect(typesOf((await receiver.until(3)).slice(1))).toEqual(TYPES);
  });

  test('poll, and go on where they stopped', async () => {
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    const input = { name: 'SIEM', scopes: ['EVENTS'], subjectFormat: 'ACCOUNT_ID', expiresAt };
    const issued = await owner.caller.send(ISSUE_TOKEN, { input });
    const env = {
      KEYLEDGER_URL: running.url,
      TOKEN: String(read(issued, 'secret')),
      POSITION_FILE: join(running.folder, `position-${language.length}.txt`),
      ONCE: '1',
    };
    const first = start('poll', env);
    expect(await first.ended()).toBe(0);
    expect(first.said.length).toBeGreaterThan(0);
    await lockAndUnlock();
    const second = start('poll', env);
    expect(await second.ended()).toBe(0);
    expect(typesOf(second.said)).toEqual(TYPES);
    const third = start('poll', env);
    expect(await third.ended()).toBe(0);
    expect(third.said).toEqual([]);
  });
});
