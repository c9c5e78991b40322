import { aggregateIdOf, unlessErased, type RecordedEvent } from '@keyledger/event-store';
import type { EmployeeEvent } from '@keyledger/employees';
import {
  addRows,
  type Projection,
  type ReadTable,
  type TableNames,
  type Writing,
} from '@keyledger/projections';
import { sql } from 'kysely';
import type { AccountEvent } from '../../account.events.js';
import type { SignInAttemptFact } from '../sign-in-facts.js';
import type { OwnedRow, SignInRow } from './sign-in-row.js';

export const SIGN_IN_LOG = 'sign_in_log';

type Owned = Extract<AccountEvent, { type: 'AccountProvisioned' | 'OwnerChanged' }>;
type Erased = Extract<EmployeeEvent, { type: 'EmployeeErased' }>;
type Logged = SignInAttemptFact | Owned | Erased;

/** What sign-ins of a whole organization are found by: of each of these the newest of each outcome and client. */
const KEYS = [
  ['outcome', 'outcome, client', ''],
  ['country', 'country, outcome, client', 'WHERE country IS NOT NULL'],
  ['network', 'network_mark, outcome, client', 'WHERE network_mark IS NOT NULL'],
] as const;

const log: ReadTable = {
  name: SIGN_IN_LOG,
  create: (physical) => [
    `CREATE TABLE ${physical} (
       account_id uuid NOT NULL,
       position text COLLATE "C" NOT NULL,
       organization_id uuid NOT NULL,
       stream text NOT NULL,
       revision integer NOT NULL,
       recorded_at timestamptz NOT NULL,
       outcome text COLLATE "C" NOT NULL,
       client text COLLATE "C" NOT NULL,
       country text COLLATE "C",
       network_mark text COLLATE "C",
       PRIMARY KEY (account_id, outcome, recorded_at, position)
     )`,
  ],
  indexes: (physical) =>
    KEYS.map(
      ([name, columns, where]) =>
        `CREATE INDEX IF NOT EXISTS ${physical}_${name} ON ${physical}
           (organization_id, ${columns}, recorded_at, position) ${where}`,
    ),
};

/** Whose an account is from a place in the log on. */
const owned: ReadTable = {
  name: 'owned',
  create: (physical) => [
    `CREATE TABLE ${physical} (
       account_id uuid NOT NULL,
       since text COLLATE "C" NOT NULL,
       owner_id uuid NOT NULL,
       PRIMARY KEY (account_id, since)
     )`,
    `CREATE INDEX ${physical}_owner ON ${physical} (owner_id)`,
  ],
};

/**
 * Where sign-ins lie in the log, and what they are looked for by: how they went, with what, the country and the keyed network. The
 * rest is read from the event, so that an erasure shows at once. Country and network leave with the erasure of whose the
 * mailbox was then.
 */
export const signInLogProjection: Projection<Logged> = {
  name: SIGN_IN_LOG,
  version: 2,
  tables: [log, owned],
  eventTypes: [
    'SignInSucceeded',
    'SignInFailed',
    'AccountProvisioned',
    'OwnerChanged',
    'EmployeeErased',
  ],
  closedTypes: ['AccountProvisioned', 'OwnerChanged', 'EmployeeErased'],
  mayLag: true,
  async apply(events, transaction, tables) {
    const owners = events.flatMap((event) => (isOwned(event) ? [ownedRow(event)] : []));
    const attempts = events.flatMap((event) => (isAttempt(event) ? [signInRow(event)] : []));
    await addRows(transaction, tables['owned'] ?? 'owned', owners);
    await addRows(transaction, tables[SIGN_IN_LOG] ?? SIGN_IN_LOG, attempts);
    const erased = events.filter(isErased);
    if (erased.length > 0) await forgetSources(transaction, tables, erased);
  },
};

export function isAttempt<Event extends { readonly type: string }>(
  event: Event,
): event is Extract<Event, { type: 'SignInSucceeded' | 'SignInFailed' }> {
  return event.type === 'SignInSucceeded' || event.type === 'SignInFailed';
}

function isOwned(event: RecordedEvent<Logged>): event is RecordedEvent<Owned> {
  return event.type === 'AccountProvisioned' || event.type === 'OwnerChanged';
}

function isErased(event: RecordedEvent<Logged>): event is RecordedEvent<Erased> {
  return event.type === 'EmployeeErased';
}

function ownedRow({ stream, position, data }: RecordedEvent<Owned>): OwnedRow {
  return { account_id: aggregateIdOf(stream), since: position, owner_id: data.ownerId };
}

function signInRow(event: RecordedEvent<SignInAttemptFact>): SignInRow {
  const { position, stream, revision, metadata } = event;
  const { accountId, client, place, networkMark } = event.data;
  return {
    account_id: accountId,
    position,
    organization_id: metadata.organizationId,
    stream,
    revision,
    recorded_at: new Date(metadata.recordedAt),
    outcome: event.type === 'SignInFailed' ? event.data.reason : 'SUCCEEDED',
    client,
    country: unlessErased(place, null)?.country ?? null,
    network_mark: unlessErased(networkMark, null),
  };
}

/** Up to the erasure's own place, so that batches of every size come to the same rows. */
async function forgetSources(
  transaction: Writing,
  tables: TableNames,
  erased: readonly RecordedEvent<Erased>[],
): Promise<void> {
  const held = sql.table(tables['owned'] ?? 'owned');
  const people = erased.map(({ stream, position }) => ({ id: aggregateIdOf(stream), position }));
  await sql`
    UPDATE ${sql.table(tables[SIGN_IN_LOG] ?? SIGN_IN_LOG)} AS entry
       SET country = NULL, network_mark = NULL
      FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb) AS person (id uuid, position text),
           ${held} AS held
     WHERE held.owner_id = person.id AND entry.account_id = held.account_id
       AND entry.position >= held.since AND entry.position < person.position COLLATE "C"
       AND NOT EXISTS (
         SELECT FROM ${held} AS next
          WHERE next.account_id = held.account_id AND next.since > held.since
            AND next.since <= entry.position
       )`.execute(transaction);
}
