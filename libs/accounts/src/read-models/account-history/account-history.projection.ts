import { sql } from 'kysely';
import { aggregateIdOf, type RecordedEvent } from '@keyledger/event-store';
import { addRows, type Projection, type ReadTable, type Writing } from '@keyledger/projections';
import { HISTORY_EVENTS, type HistoryEvent } from './history-events.js';
import type { HistoryRow, OwnerRow } from './history-row.js';

export const ACCOUNT_HISTORY = 'account_history';

const history: ReadTable = {
  name: ACCOUNT_HISTORY,
  create: (physical) => [
    `CREATE TABLE ${physical} (
       account_id uuid NOT NULL,
       position text COLLATE "C" NOT NULL,
       organization_id uuid NOT NULL,
       stream text NOT NULL,
       revision integer NOT NULL,
       type text NOT NULL,
       occurred_at timestamptz NOT NULL,
       recorded_at timestamptz NOT NULL,
       actor_kind text NOT NULL,
       actor_id text NOT NULL,
       reason_code text,
       PRIMARY KEY (account_id, position)
     )`,
  ],
};

const owner: ReadTable = {
  name: 'owner',
  create: (physical) => [
    `CREATE TABLE ${physical} (
       account_id uuid NOT NULL,
       since text COLLATE "C" NOT NULL,
       since_at timestamptz NOT NULL,
       owner_id uuid NOT NULL,
       PRIMARY KEY (account_id, since)
     )`,
    `CREATE INDEX ${physical}_owner ON ${physical} (owner_id)`,
  ],
};

/**
 * Which events make up an account's history: its own, its sign-ins, proofs of its owner's identity and what stands in for
 * them, people's words on a change of its owner, and its owner's roles.
 */
export const accountHistoryProjection: Projection<HistoryEvent> = {
  name: ACCOUNT_HISTORY,
  version: 4,
  tables: [history, owner],
  eventTypes: HISTORY_EVENTS,
  // Who reads a history opens the events themselves.
  closedTypes: HISTORY_EVENTS,
  async apply(events, transaction, tables) {
    const ownerTable = tables['owner'] ?? 'owner';
    const people = events.flatMap((event) => personConcerned(event) ?? []);
    const owners = await ownersOfTheAccountsOf(transaction, ownerTable, people);
    const added: OwnerRow[] = [];
    const rows = events.flatMap((event) => {
      const begun = periodBegun(event);
      if (begun) {
        owners.set(begun.account_id, begun.owner_id);
        added.push(begun);
      }
      return accountsConcerned(event, owners).map((accountId) => rowOf(event, accountId));
    });
    await addRows(transaction, ownerTable, added);
    await addRows(transaction, tables[ACCOUNT_HISTORY] ?? ACCOUNT_HISTORY, rows);
  },
};

/** Of every account that was ever a person's: whose it is at this place in the log. */
async function ownersOfTheAccountsOf(
  transaction: Writing,
  table: string,
  people: readonly string[],
): Promise<Map<string, string>> {
  if (people.length === 0) return new Map();
  const { rows } = await sql<Pick<OwnerRow, 'account_id' | 'owner_id'>>`
    SELECT DISTINCT ON (account_id) account_id, owner_id FROM ${sql.table(table)}
     WHERE account_id IN (
       SELECT account_id FROM ${sql.table(table)} WHERE owner_id = ANY(${people}::uuid[])
     )
     ORDER BY account_id, since DESC`.execute(transaction);
  return new Map(rows.map((row) => [row.account_id, row.owner_id]));
}

function periodBegun(event: RecordedEvent<HistoryEvent>): OwnerRow | null {
  if (event.type !== 'AccountProvisioned' && event.type !== 'OwnerChanged') return null;
  return {
    account_id: aggregateIdOf(event.stream),
    since: event.position,
    since_at: new Date(event.occurredAt),
    owner_id: event.data.ownerId,
  };
}

function personConcerned(event: HistoryEvent): string | null {
  return event.type === 'RoleGranted' || event.type === 'RoleRevoked'
    ? event.data.employeeId
    : null;
}

function accountsConcerned(
  event: RecordedEvent<HistoryEvent>,
  owners: ReadonlyMap<string, string>,
): readonly string[] {
  switch (event.type) {
    case 'SignInSucceeded':
    case 'SignInFailed':
    case 'SignedOut':
    case 'VerificationCodeIssued':
    case 'VerificationCodeWithheld':
    case 'IdentityVerificationFailed':
    case 'IdentityVerified':
    case 'ResetApprovalRequested':
    case 'ResetApproved':
    case 'ResetApprovalRefused':
    case 'OwnerChangeStarted':
    case 'OwnerChangeSuccessorNamed':
    case 'OwnerChangeApproved':
    case 'OwnerChangeRefused':
    case 'OwnerChangeAborted':
      return [event.data.accountId];
    case 'RoleGranted':
    case 'RoleRevoked': {
      const { employeeId } = event.data;
      const owned = [...owners].filter(([, ownerId]) => ownerId === employeeId);
      return owned.map(([accountId]) => accountId);
    }
    default:
      return [aggregateIdOf(event.stream)];
  }
}

function rowOf(event: RecordedEvent<HistoryEvent>, accountId: string): HistoryRow {
  const { position, stream, revision, type, occurredAt, metadata } = event;
  return {
    account_id: accountId,
    position,
    organization_id: metadata.organizationId,
    stream,
    revision,
    type,
    occurred_at: new Date(occurredAt),
    recorded_at: new Date(metadata.recordedAt),
    actor_kind: metadata.actor.kind,
    actor_id: metadata.actor.id,
    reason_code: metadata.reasonCode,
  };
}
