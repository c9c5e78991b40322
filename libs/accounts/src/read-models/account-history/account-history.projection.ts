import { sql } from 'kysely';
import { aggregateIdOf, type RecordedEvent } from '@keyledger/event-store';
import type { Projection, ReadTable } from '@keyledger/projections';
import { rowsBy } from '../user-list/read-rows.js';
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
       PRIMARY KEY (account_id, position)
     )`,
  ],
};

const owner: ReadTable = {
  name: 'owner',
  create: (physical) => [
    `CREATE TABLE ${physical} (account_id uuid PRIMARY KEY, owner_id uuid NOT NULL)`,
    `CREATE INDEX ${physical}_owner ON ${physical} (owner_id)`,
  ],
};

/**
 * Which events make up an account's history: its own, its sign-ins, proofs of its owner's identity and what stands in for
 * them, and their roles.
 */
export const accountHistoryProjection: Projection<HistoryEvent> = {
  name: ACCOUNT_HISTORY,
  version: 2,
  tables: [history, owner],
  eventTypes: HISTORY_EVENTS,
  async apply(events, transaction, tables) {
    const ownerTable = tables['owner'] ?? 'owner';
    const people = events.flatMap((event) => personConcerned(event) ?? []);
    const owners = [...(await rowsBy<OwnerRow>(transaction, ownerTable, 'owner_id', people))];
    const added: OwnerRow[] = [];
    const rows = events.flatMap((event) => {
      if (event.type === 'AccountProvisioned') {
        const row = { account_id: aggregateIdOf(event.stream), owner_id: event.data.ownerId };
        owners.push(row);
        added.push(row);
      }
      return accountsConcerned(event, owners).map((accountId) => rowOf(event, accountId));
    });
    const insert = async (table: string, values: readonly object[]) => {
      if (values.length === 0) return;
      await sql`
        INSERT INTO ${sql.table(table)}
        SELECT * FROM jsonb_populate_recordset(NULL::${sql.table(table)}, ${JSON.stringify(values)}::jsonb)
        ON CONFLICT DO NOTHING`.execute(transaction);
    };
    await insert(ownerTable, added);
    await insert(tables[ACCOUNT_HISTORY] ?? ACCOUNT_HISTORY, rows);
  },
};

function personConcerned(event: HistoryEvent): string | null {
  return event.type === 'RoleGranted' || event.type === 'RoleRevoked'
    ? event.data.employeeId
    : null;
}

function accountsConcerned(
  event: RecordedEvent<HistoryEvent>,
  owners: readonly OwnerRow[],
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
      return [event.data.accountId];
    case 'RoleGranted':
    case 'RoleRevoked': {
      const { employeeId } = event.data;
      const owned = owners.filter((row) => row.owner_id === employeeId);
      return [...new Set(owned.map((row) => row.account_id))];
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
  };
}
