import { aggregateIdOf, type RecordedEvent } from '@keyledger/event-store';
import type { Projection, ReadTable } from '@keyledger/projections';
import { sql } from 'kysely';
import { ownerChangeEvents, type OwnerChangeEvent } from './owner-change.events.js';

export const OWNER_CHANGE = 'owner_change';

/** A row of `owner_change`: what lists are filtered by. Whatever else they show is read from the streams. */
export interface OwnerChangeRow {
  readonly change_id: string;
  readonly organization_id: string;
  readonly account_id: string;
  readonly previous_owner_id: string;
  readonly new_owner_id: string | null;
  readonly offboarding_id: string | null;
  /** As of the last event; what time makes of it is computed where it is asked. */
  readonly phase: string;
  readonly effective_at: Date | null;
  readonly approval_expires_at: Date | null;
  readonly started_at: Date;
}

const table: ReadTable = {
  name: OWNER_CHANGE,
  create: (physical) => [
    `CREATE TABLE ${physical} (
       change_id uuid PRIMARY KEY,
       organization_id uuid NOT NULL,
       account_id uuid NOT NULL,
       previous_owner_id uuid NOT NULL,
       new_owner_id uuid,
       offboarding_id uuid,
       phase text NOT NULL,
       effective_at timestamptz,
       approval_expires_at timestamptz,
       started_at timestamptz NOT NULL
     )`,
    `CREATE INDEX ${physical}_newest ON ${physical} (organization_id, started_at, change_id)`,
    `CREATE INDEX ${physical}_phase ON ${physical} (organization_id, phase, started_at, change_id)`,
    `CREATE INDEX ${physical}_account ON ${physical} (account_id)`,
    `CREATE INDEX ${physical}_offboarding ON ${physical} (offboarding_id) WHERE offboarding_id IS NOT NULL`,
  ],
};

/** Changes of owner, by how they stand. */
export const ownerChangeProjection: Projection<OwnerChangeEvent> = {
  name: OWNER_CHANGE,
  version: 1,
  tables: [table],
  eventTypes: ownerChangeEvents.map(({ type }) => type),
  async apply(events, transaction, tables) {
    const physical = sql.table(tables[OWNER_CHANGE] ?? OWNER_CHANGE);
    const ids = [...new Set(events.map(({ stream }) => aggregateIdOf(stream)))];
    const { rows: known } = await sql<OwnerChangeRow>`
      SELECT * FROM ${physical} WHERE change_id = ANY(${ids}::uuid[])`.execute(transaction);
    const rows = new Map(known.map((row) => [row.change_id, row]));
    for (const event of events) {
      const id = aggregateIdOf(event.stream);
      const row = evolved(rows.get(id), id, event);
      if (row) rows.set(id, row);
    }
    if (rows.size === 0) return;
    await sql`
      INSERT INTO ${physical}
      SELECT * FROM jsonb_populate_recordset(NULL::${physical}, ${JSON.stringify([...rows.values()])}::jsonb)
      ON CONFLICT (change_id) DO UPDATE SET
        new_owner_id = excluded.new_owner_id, phase = excluded.phase,
        approval_expires_at = excluded.approval_expires_at`.execute(transaction);
  },
};

/** Undefined for what happens to a change that was never started. */
function evolved(
  row: OwnerChangeRow | undefined,
  id: string,
  event: RecordedEvent<OwnerChangeEvent>,
): OwnerChangeRow | undefined {
  if (event.type === 'OwnerChangeStarted') {
    const { accountId, previousOwnerId, newOwnerId, offboardingId, effectiveAt } = event.data;
    return {
      change_id: id,
      organization_id: event.metadata.organizationId,
      account_id: accountId,
      previous_owner_id: previousOwnerId,
      new_owner_id: newOwnerId,
      offboarding_id: offboardingId,
      phase: effectiveAt === null ? 'RUNNING' : 'SCHEDULED',
      effective_at: effectiveAt === null ? null : new Date(effectiveAt),
      approval_expires_at: null,
      started_at: new Date(event.occurredAt),
    };
  }
  return row && { ...row, ...changes(row, event) };
}

function changes(
  row: OwnerChangeRow,
  event: Exclude<OwnerChangeEvent, { type: 'OwnerChangeStarted' }>,
): Partial<OwnerChangeRow> {
  switch (event.type) {
    case 'OwnerChangeSuccessorNamed': {
      const waited = row.phase === 'AWAITING_SUCCESSOR';
      return { new_owner_id: event.data.newOwnerId, phase: waited ? 'RUNNING' : row.phase };
    }
    case 'OwnerChangeSuccessorLost':
      return { new_owner_id: null, phase: 'AWAITING_SUCCESSOR', approval_expires_at: null };
    case 'OwnerChangeRecoveryEnded':
      return { phase: row.new_owner_id === null ? 'AWAITING_SUCCESSOR' : 'RUNNING' };
    case 'OwnerChangeApprovalRequested':
      return {
        phase: 'AWAITING_APPROVAL',
        approval_expires_at: new Date(event.data.expiresAt),
      };
    case 'OwnerChangeMailboxFrozen':
    case 'OwnerChangeApproved':
    case 'OwnerChangeCommitted':
    case 'OwnerChangeMailboxPassed':
      return { phase: 'RUNNING' };
    case 'OwnerChangeAccessOffered':
      return { phase: 'AWAITING_FIRST_ACCESS' };
    case 'OwnerChangeCompleted':
      return { phase: 'COMPLETED' };
    case 'OwnerChangeRefused':
      return { phase: 'REFUSED' };
    case 'OwnerChangeAborted':
      return { phase: 'ABORTED' };
    case 'OwnerChangeMailboxThawed':
      return {};
  }
}
