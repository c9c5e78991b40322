import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { contextModules, openKeyledger } from '@keyledger/assembly';
import { readConfiguration } from '@keyledger/configuration';
import { newId } from '@keyledger/kernel';
import { CreateSubscription } from '@keyledger/subscriptions';
import { FoundOrganization } from '@keyledger/organizations';
import { Worker } from '@keyledger/worker';
import { CommandBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { freePort, settingsIn, temporaryFolder } from '../../product/running-product.mjs';
import { median, percentile, withinTime } from '../rounds.mjs';

const SUBSCRIBERS = 20;
const ACCOUNTS = 500;
const ROUNDS = 5;
const SECONDS = 10;
const LIMIT_MS = 250;
/** After the last event of a round, for the slowest delivery. */
const TAIL_MS = 20_000;

export const target = 1;

const organizationId = newId();
const actor = { kind: 'SYSTEM', id: 'bench', role: null };
const context = () => ({
  organizationId,
  actor,
  commandId: randomUUID(),
  correlationId: randomUUID(),
});

/**
 * From the moment an event is given to the store to the moment a webhook with it has arrived, whole, at the last byte:
 * 200 events a second, each told to 20 receivers, with the whole worker running and receivers in a process of their
 * own. Every delivery counts; the median of five rounds' 99th percentiles.
 */
export async function run({ events: perSecond = 200 } = {}) {
  const folder = temporaryFolder('keyledger-feed-');
  const settings = settingsIn(folder, await freePort(), {
    KEYLEDGER_WEBHOOK_NETWORKS: '127.0.0.1',
    KEYLEDGER_WEBHOOK_PORTS: '1-65535',
  });
  const receivers = await startReceivers();
  const keyledger = await openKeyledger(readConfiguration(settings), {
    say: () => undefined,
    migrate: 'NOW',
  });
  const worker = await Worker.open(keyledger);
  const module = { module: class Bench {}, imports: [...contextModules(keyledger), worker.module] };
  const app = await NestFactory.createApplicationContext(module, { logger: false });
  try {
    await worker.start(app);
    const { foundation } = keyledger;
    const accounts = await provision(foundation, app.get(CommandBus, { strict: false }));
    await subscribe(app.get(CommandBus, { strict: false }), receivers.port);
    await oneRound(foundation, accounts, perSecond, 2);
    await pause(2_000);
    await receivers.arrivals();
    const before = loadavg()[0].toFixed(1);
    const rounds = [];
    let missing = 0;
    let repeated = 0;
    const busyBefore = process.cpuUsage();
    for (let round = 0; round < ROUNDS; round += 1) {
      const given = await oneRound(foundation, accounts, perSecond, SECONDS);
      const delays = await settled(receivers, given);
      missing += Math.max(0, given.size * SUBSCRIBERS - delays.length);
      repeated += Math.max(0, delays.length - given.size * SUBSCRIBERS);
      rounds.push(delays);
    }
    const { user, system } = process.cpuUsage(busyBefore);
    const p99s = rounds.map((delays) => percentile(delays, 0.99));
    return {
      ...withinTime(p99s, LIMIT_MS),
      unit: 'ms, p99 from append given to webhook received; peer is the limit',
      n: rounds.reduce((sum, delays) => sum + delays.length, 0),
      missing,
      repeated,
      processorMicrosecondsADelivery: Math.round(
        (user + system) / rounds.reduce((sum, delays) => sum + delays.length, 0),
      ),
      p50: rounded(median(rounds.map((delays) => percentile(delays, 0.5)))),
      p99EachRound: p99s.map(rounded),
      conditions:
        `${perSecond} events/s to ${SUBSCRIBERS} subscribers (${perSecond * SUBSCRIBERS} signed deliveries/s), ` +
        `${ACCOUNTS} accounts, all projections, reactors and jobs, durable PostgreSQL and the receivers in the same ` +
        `machine; Node ${process.version}, ${cpus().length} cores, load average before ${before}`,
    };
  } finally {
    receivers.stop();
    await worker.stop();
    await app.close();
    await keyledger.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startReceivers() {
  const path = fileURLToPath(new URL('../webhook-receivers.mjs', import.meta.url));
  const child = spawn(process.execPath, [path], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const [port] = await once(lines, 'line');
  return {
    port,
    async arrivals() {
      child.stdin.write('\n');
      const [line] = await once(lines, 'line');
      return JSON.parse(line);
    },
    stop: () => child.stdin.end(),
  };
}

async function provision({ codec, store }, commands) {
  const charter = { name: 'Bench', timeZone: 'Asia/Shanghai', locale: 'en' };
  await commands.execute(new FoundOrganization(context(), charter));
  return Promise.all(
    Array.from({ length: ACCOUNTS }, async (_, n) => {
      const [ownerId, id] = [newId(), newId()];
      const mailbox = { address: `bench.${n}@example.com`, kind: 'PERSONAL', ownerId };
      const stream = `account-${id}`;
      const { head } = await append({ codec, store }, stream, 'none', {
        type: 'AccountProvisioned',
        data: { ...mailbox, provider: 'KEYLEDGER', authority: 'KEYLEDGER', origin: 'IMPORT' },
      });
      return { stream, head, ownerId, turn: Promise.resolve() };
    }),
  );
}

async function subscribe(commands, port) {
  const by = { organizationId, departmentIds: null, role: 'OWNER', actor };
  for (let n = 0; n < SUBSCRIBERS; n += 1) {
    const terms = {
      name: `receiver ${n}`,
      url: `http://127.0.0.1:${port}/${n}`,
      eventTypes: null,
      subjectFormat: 'ACCOUNT_ID',
      departmentId: null,
      ratePerMinute: null,
    };
    const created = await commands.execute(new CreateSubscription(by, context(), terms));
    if (created.outcome === 'rejected') throw new Error(created.rejection.code);
  }
  // The worker looks for new subscriptions every second.
  await pause(3_000);
}

async function append({ codec, store }, stream, head, event) {
  const now = new Date();
  const encoded = await codec.encode(stream, head, [event], context(), now);
  const appended = await store.append(stream, head, encoded);
  return { eventId: encoded[0].eventId, head: { ...appended.head, recordedAt: now.toISOString() } };
}

/** @returns when each event was given to the store, by its id. */
async function oneRound(foundation, accounts, perSecond, seconds) {
  const given = new Map();
  const start = performance.now();
  const pending = [];
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const wait = start + (n * 1000) / perSecond - performance.now();
    if (wait >= 1) await pause(Math.floor(wait));
    const account = accounts[n % accounts.length];
    const until = new Date(Date.UTC(2030, 0, 1) + n).toISOString();
    const data = { ownerId: account.ownerId, note: null, until };
    account.turn = account.turn.then(async () => {
      const at = Date.now();
      const { head, eventId } = await append(foundation, account.stream, account.head, {
        type: 'AccountLocked',
        data,
      });
      account.head = head;
      given.set(`msg_${eventId}`, at);
    });
    pending.push(account.turn);
  }
  await Promise.all(pending);
  return given;
}

/** Waits for every delivery of a round. @returns milliseconds from given to received, of each delivery. */
async function settled(receivers, given) {
  const delays = [];
  const deadline = Date.now() + TAIL_MS;
  while (delays.length < given.size * SUBSCRIBERS && Date.now() < deadline) {
    await pause(250);
    for (const [id, times] of Object.entries(await receivers.arrivals())) {
      const at = given.get(id);
      if (at !== undefined) delays.push(...times.map((time) => time - at));
    }
  }
  return delays;
}

const rounded = (ms) => Number(ms.toFixed(1));
