import { randomUUID as newId } from 'node:crypto';
import { eventDefinitions } from '@keyledger/assembly';
import {
  EventCodec,
  EventRegistry,
  eventStoreMigrations,
  PostgresDataKeys,
  PostgresEventStore,
} from '@keyledger/event-store';
import { Secret } from '@keyledger/kernel';
import { LocalKeyRing } from '@keyledger/keys';
import { migrate } from '@keyledger/postgres';

const DEPARTMENTS = 200;
const DAY_MS = 24 * 60 * 60_000;
const BEGINNING = Date.UTC(2026, 0, 1);
/** Written at each of these days: what befell the account, and the sessions it ended. */
const DAYS = [0, 60, 120, 180];
const SESSIONS_A_PERIOD = 2;
const WRITERS = 64;

export const organizationId = newId();
export const LAST_DAY = DAYS.at(-1);
export const day = (n) => new Date(BEGINNING + n * DAY_MS);
const actor = { kind: 'PERSON', id: newId(), role: 'ADMIN' };
export const context = () => ({
  organizationId,
  actor,
  commandId: newId(),
  correlationId: newId(),
});

/** The store and codec as the product has them, over a database that this migrates. */
export async function openLog(postgres) {
  await migrate(postgres, eventStoreMigrations);
  const key = (place) => new Secret(Buffer.alloc(32, place));
  const keyRing = new LocalKeyRing({ master: key(1), index: key(2), pepper: key(3) });
  const dataKeys = await PostgresDataKeys.open(postgres, keyRing);
  const store = await PostgresEventStore.open(postgres);
  const codec = new EventCodec(new EventRegistry(eventDefinitions), dataKeys);
  return { codec, store, close: () => Promise.all([store.close(), dataKeys.close()]) };
}

/**
 * A company's log of about so many events, through the product's codec and store: people, their mailboxes with changes
 * of password and locks, and ended sessions, encrypted and chained, over half a year.
 * @returns the ids of the accounts.
 */
export async function writeCompany(log, wanted) {
  const departments = await writeDepartments(log);
  let written = DEPARTMENTS;
  const accounts = [];
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      while (written < wanted) {
        const n = accounts.length;
        const accountId = newId();
        accounts.push(accountId);
        const story = storyOf(n, accountId, departments);
        written += story.reduce((sum, { events }) => sum + events.length, 0);
        const heads = new Map();
        for (const { stream, at, events } of story) {
          const head = heads.get(stream) ?? 'none';
          const encoded = await log.codec.encode(stream, head, events, context(), at);
          const appended = await log.store.append(stream, head, encoded);
          heads.set(stream, { ...appended.head, recordedAt: at.toISOString() });
        }
      }
    }),
  );
  return accounts;
}

/** @returns their ids. */
export async function writeDepartments({ codec, store }) {
  const ids = Array.from({ length: DEPARTMENTS }, newId);
  const events = ids.map((departmentId, n) => ({
    type: 'DepartmentCreated',
    data: {
      departmentId,
      parentId: n === 0 ? null : ids[Math.floor((n - 1) / 4)],
      name: `部门${n}`,
    },
  }));
  const stream = `organization-${organizationId}`;
  await store.append(stream, 'none', await codec.encode(stream, 'none', events, context(), day(0)));
  return ids;
}

function storyOf(n, accountId, departments) {
  const ownerId = newId();
  const account = `account-${accountId}`;
  const note = { ownerId, note: '出差期间停用' };
  const person = {
    name: `王小明${n}`,
    employeeNumber: `E${n}`,
    birthDate: null,
    departmentId: departments[n % DEPARTMENTS],
    origin: 'IMPORT',
  };
  const channel = { channelId: newId(), kind: 'EMAIL', destination: `user${n}@example.org` };
  const mailbox = {
    address: `user${n}@example.com`,
    kind: 'PERSONAL',
    provider: 'NetEase',
    authority: 'KEYLEDGER',
    ownerId,
    origin: 'IMPORT',
  };
  const beginning = [
    {
      stream: `employee-${ownerId}`,
      at: day(0),
      events: [
        { type: 'EmployeeRegistered', data: person },
        { type: 'RecoveryChannelAsserted', data: channel },
      ],
    },
    { stream: account, at: day(0), events: [{ type: 'AccountProvisioned', data: mailbox }] },
  ];
  const periods = DAYS.flatMap((number) => {
    const at = day(number);
    return [
      {
        stream: account,
        at,
        events: [
          changed(at),
          { type: 'AccountLocked', data: { ...note, until: null } },
          { type: 'AccountUnlocked', data: note },
        ],
      },
      {
        stream: `signin-${accountId}-${at.toISOString().slice(0, 7).replace('-', '')}`,
        at,
        events: Array.from({ length: SESSIONS_A_PERIOD }, () => ({
          type: 'SignedOut',
          data: { accountId, sessionId: newId() },
        })),
      },
    ];
  });
  return [...beginning, ...periods];
}

const changed = (at) => ({
  type: 'PasswordChanged',
  data: {
    credentialId: newId(),
    cause: 'VOLUNTARY_CHANGE',
    kind: 'PERMANENT',
    authority: 'KEYLEDGER',
    effectiveAt: at.toISOString(),
    expiresAt: null,
    resetId: null,
  },
});
