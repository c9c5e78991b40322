import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { contextModules, openKeyledger } from '@keyledger/assembly';
import { readConfiguration } from '@keyledger/configuration';
import { newId } from '@keyledger/kernel';
import { Worker } from '@keyledger/worker';
import { NestFactory } from '@nestjs/core';
import { settingsIn, temporaryFolder } from '../product/running-product.mjs';
import { median, percentile, withinTime } from './rounds.mjs';

const ACCOUNTS = 2_000;
/** What a company's log is made of: sign-ins, and now and then an administrator's act, which also ends sessions. */
const SIGN_INS_AN_ACT = 9;
const ROUNDS = 5;
const WATCHED = ['user_list', 'account_history'];
const organizationId = newId();
const context = () => ({
  organizationId,
  actor: { kind: 'SYSTEM', id: 'bench', role: null },
  commandId: randomUUID(),
  correlationId: randomUUID(),
});

/**
 * From an event's acknowledged append to the moment it can be read in every read model, with the whole worker
 * running: events come at a steady rate, whatever the answers take. Median of five rounds' 99th percentiles.
 */
export async function lagAt(perSecond, seconds, limitMs) {
  const folder = temporaryFolder('keyledger-lag-');
  const settings = settingsIn(folder, 0, { KEYLEDGER_PUBLIC_URL: 'http://localhost:3000' });
  const keyledger = await openKeyledger(
    readConfiguration({ ...settings, KEYLEDGER_PORT: '3000' }),
    {
      say: () => undefined,
      migrate: 'NOW',
    },
  );
  const worker = await Worker.open(keyledger);
  const module = { module: class Bench {}, imports: [...contextModules(keyledger), worker.module] };
  const app = await NestFactory.createApplicationContext(module, { logger: false });
  try {
    await worker.start(app);
    const accounts = await provision(keyledger.foundation);
    const before = loadavg()[0].toFixed(1);
    const rounds = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const lags = await oneRound(keyledger.foundation, accounts, perSecond, perSecond * seconds);
      if (round > 0) rounds.push(lags);
    }
    const figures = (pick, share) => rounds.map((lags) => percentile(lags.map(pick), share));
    const p99s = figures(sinceAcknowledged, 0.99);
    const p50 = median(figures(sinceAcknowledged, 0.5));
    const whole = median(figures(sinceGiven, 0.99));
    return {
      ...withinTime(p99s, limitMs),
      unit: 'ms, p99 from acknowledged append to read model; peer is the limit',
      n: perSecond * seconds * ROUNDS,
      p50: rounded(p50),
      p99FromAppendStart: rounded(whole),
      p99EachRound: p99s.map(rounded),
      conditions:
        `${perSecond}/s, ${SIGN_INS_AN_ACT} sign-ins to a lock, ${ACCOUNTS} accounts, all projections and reactors, ` +
        `durable PostgreSQL in the same machine; Node ${process.version}, ${cpus().length} cores, ` +
        `load average before ${before}`,
    };
  } finally {
    await worker.stop();
    await app.close();
    await keyledger.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** People with a mailbox each, written as an import would. */
async function provision({ codec, store, readPositions }) {
  let last;
  const accounts = await Promise.all(
    Array.from({ length: ACCOUNTS }, async (_, n) => {
      const [ownerId, id] = [newId(), newId()];
      const person = { name: `员工${n}`, employeeNumber: `B${n}`, birthDate: null };
      await append({ codec, store }, `employee-${ownerId}`, 'none', {
        type: 'EmployeeRegistered',
        data: { ...person, departmentId: null, origin: 'IMPORT' },
      });
      const mailbox = { address: `bench.${n}@example.com`, kind: 'PERSONAL', ownerId };
      const appended = await append({ codec, store }, `account-${id}`, 'none', {
        type: 'AccountProvisioned',
        data: { ...mailbox, provider: 'KEYLEDGER', authority: 'KEYLEDGER', origin: 'IMPORT' },
      });
      if (!last || appended.position > last) last = appended.position;
      const period = { accountId: id, period: '202611', previousPeriod: null };
      const opened = await append({ codec, store }, `signin-${id}-202611`, 'none', {
        type: 'SignInPeriodOpened',
        data: { ...period, failuresSinceSuccess: 0, lastSucceededAt: null, familiarDevices: [] },
      });
      return {
        id,
        ownerId,
        account: { stream: `account-${id}`, head: appended.head },
        signIns: { stream: `signin-${id}-202611`, head: opened.head },
      };
    }),
  );
  await readPositions.waitFor(WATCHED, last, 60_000);
  return accounts;
}

async function append({ codec, store }, stream, head, event) {
  const now = new Date();
  const encoded = await codec.encode(stream, head, [event], context(), now);
  const appended = await store.append(stream, head === 'none' ? 'none' : head, encoded);
  return { ...appended, head: { ...appended.head, recordedAt: now.toISOString() } };
}

async function oneRound(foundation, accounts, perSecond, total) {
  const lags = [];
  const pending = new Set();
  const start = performance.now();
  for (let n = 0; n < total; n += 1) {
    await dueAt(start + (n * 1000) / perSecond);
    const account = accounts[n % accounts.length];
    const one = measure(foundation, ...eventOf(account, n)).then((lag) => lags.push(lag));
    pending.add(one);
    void one.finally(() => pending.delete(one));
  }
  await Promise.all(pending);
  return lags;
}

/** The stream and what happens on it. */
function eventOf({ id, ownerId, account, signIns }, n) {
  if (n % (SIGN_INS_AN_ACT + 1) === 0) {
    const until = new Date(Date.UTC(2030, 0, 1) + n).toISOString();
    return [account, { type: 'AccountLocked', data: { ownerId, note: `bench ${n}`, until } }];
  }
  const facts = { accountId: id, network: '203.0.113.77', userAgent: 'Foxmail 7.2', client: 'WEB' };
  const session = { sessionId: randomUUID(), credentialId: id, accountRevision: 0 };
  const rest = { mustChangePassword: false, administratorNetwork: null };
  // Everybody at home, by a device of their own.
  const circle = { latitude: 37.4, longitude: 104.9, accuracyKm: 2750 };
  const source = {
    networkMark: `network of ${id}`,
    knownNetwork: false,
    place: { country: 'CN', asn: 4134, ...circle },
    device: `device of ${id}`,
    software: { browser: 'Foxmail', os: 'Windows' },
  };
  return [signIns, { type: 'SignInSucceeded', data: { ...facts, ...source, ...session, ...rest } }];
}

async function measure({ codec, store, readPositions }, target, event) {
  const given = performance.now();
  // One append a stream at a time, each after the last.
  const turn = (target.turn ?? Promise.resolve()).then(async () => {
    const appended = await append({ codec, store }, target.stream, target.head, event);
    target.head = appended.head;
    return appended.position;
  });
  target.turn = turn;
  const position = await turn;
  const acknowledged = performance.now();
  const { stale } = await readPositions.waitFor(WATCHED, position, 10_000);
  if (stale) throw new Error('A read model did not come as far within 10 s');
  return { given, acknowledged, readable: performance.now() };
}

const sinceAcknowledged = ({ acknowledged, readable }) => readable - acknowledged;
const sinceGiven = ({ given, readable }) => readable - given;
const rounded = (ms) => Number(ms.toFixed(1));

/** Timers tick by the millisecond: what is due within this one goes at once. */
async function dueAt(time) {
  const wait = time - performance.now();
  if (wait >= 1) await pause(Math.floor(wait));
}
