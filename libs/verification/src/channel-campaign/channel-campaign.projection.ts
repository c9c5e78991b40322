import type { EmployeeEvent } from '@keyledger/employees';
import { aggregateIdOf, type RecordedEvent } from '@keyledger/event-store';
import type { Projection, ReadTable, Writing } from '@keyledger/projections';
import { sql } from 'kysely';
import type { CampaignPersonRow, CampaignRow } from './campaign-person-row.js';
import { channelCampaignEvents, type ChannelCampaignEvent } from './channel-campaign.events.js';

export const CHANNEL_CAMPAIGN = 'channel_campaign';

type ChannelFact = Extract<
  EmployeeEvent,
  { type: 'ChannelVerificationIssued' | 'RecoveryChannelVerified' }
>;
type Watched = ChannelCampaignEvent | ChannelFact;

const campaign: ReadTable = {
  name: CHANNEL_CAMPAIGN,
  create: (physical) => [
    `CREATE TABLE ${physical} (
       campaign_id uuid PRIMARY KEY,
       organization_id uuid NOT NULL,
       department_id uuid,
       started_at timestamptz NOT NULL,
       finished_at timestamptz
     )`,
    `CREATE INDEX ${physical}_newest ON ${physical} (organization_id, started_at)`,
  ],
};

const person: ReadTable = {
  name: 'person',
  create: (physical) => [
    `CREATE TABLE ${physical} (
       campaign_id uuid NOT NULL,
       employee_id uuid NOT NULL,
       outcome text NOT NULL,
       invitations integer NOT NULL,
       failures integer NOT NULL,
       verified boolean NOT NULL,
       PRIMARY KEY (campaign_id, employee_id)
     )`,
    `CREATE INDEX ${physical}_employee ON ${physical} (employee_id)`,
  ],
};

/** How campaigns stand: who was invited, whom no invitation reached, and who has proved a channel. */
export const channelCampaignProjection: Projection<Watched> = {
  name: CHANNEL_CAMPAIGN,
  version: 1,
  tables: [campaign, person],
  eventTypes: [
    ...channelCampaignEvents.map(({ type }) => type),
    'ChannelVerificationIssued',
    'RecoveryChannelVerified',
  ],
  async apply(events, transaction, tables) {
    const campaigns = tables[CHANNEL_CAMPAIGN] ?? CHANNEL_CAMPAIGN;
    const people = tables['person'] ?? 'person';
    const concerned = [...new Set(events.flatMap(peopleIn))];
    const rows = new PeopleInHand(await knownPeople(transaction, people, concerned));
    for (const event of events) {
      if (event.type === 'ChannelCampaignStarted') await insert(transaction, campaigns, event);
      else if (event.type === 'ChannelCampaignFinished')
        await finish(transaction, campaigns, event);
      else rows.fold(event);
    }
    await putPeople(transaction, people, rows.all());
  },
};

/** The rows of the people that a batch concerns, in every campaign. */
class PeopleInHand {
  private readonly rows: Map<string, CampaignPersonRow>;

  constructor(known: readonly CampaignPersonRow[]) {
    this.rows = new Map(known.map((row) => [keyOf(row.campaign_id, row.employee_id), row]));
  }

  all(): readonly CampaignPersonRow[] {
    return [...this.rows.values()];
  }

  fold(event: RecordedEvent<Watched>): void {
    switch (event.type) {
      case 'ChannelVerificationIssued': {
        const { campaignId } = event.data;
        if (campaignId === null) return;
        const row = this.rowOf(campaignId, aggregateIdOf(event.stream));
        this.put({ ...row, outcome: 'INVITED', invitations: row.invitations + 1 });
        return;
      }
      case 'ChannelCampaignAdvanced':
        for (const { employeeId, outcome, verified } of event.data.people) {
          const row = this.rowOf(aggregateIdOf(event.stream), employeeId);
          const invited = row.invitations > 0 ? 'INVITED' : outcome;
          this.put({ ...row, outcome: invited, verified: row.verified || verified });
        }
        return;
      case 'ChannelInvitationFailed': {
        const row = this.rowOf(aggregateIdOf(event.stream), event.data.employeeId);
        this.put({ ...row, failures: row.failures + 1 });
        return;
      }
      case 'RecoveryChannelVerified': {
        const employeeId = aggregateIdOf(event.stream);
        for (const row of this.rows.values()) {
          if (row.employee_id === employeeId) this.put({ ...row, verified: true });
        }
        return;
      }
      case 'ChannelCampaignStarted':
      case 'ChannelCampaignFinished':
        return;
    }
  }

  private rowOf(campaign_id: string, employee_id: string): CampaignPersonRow {
    const fresh = { outcome: 'UNREACHABLE', invitations: 0, failures: 0, verified: false } as const;
    return this.rows.get(keyOf(campaign_id, employee_id)) ?? { campaign_id, employee_id, ...fresh };
  }

  private put(row: CampaignPersonRow): void {
    this.rows.set(keyOf(row.campaign_id, row.employee_id), row);
  }
}

const keyOf = (campaignId: string, employeeId: string) => `${campaignId} ${employeeId}`;

function peopleIn(event: RecordedEvent<Watched>): readonly string[] {
  switch (event.type) {
    case 'ChannelVerificationIssued':
    case 'RecoveryChannelVerified':
      return [aggregateIdOf(event.stream)];
    case 'ChannelCampaignAdvanced':
      return event.data.people.map(({ employeeId }) => employeeId);
    case 'ChannelInvitationFailed':
      return [event.data.employeeId];
    case 'ChannelCampaignStarted':
    case 'ChannelCampaignFinished':
      return [];
  }
}

async function knownPeople(
  transaction: Writing,
  table: string,
  employeeIds: readonly string[],
): Promise<readonly CampaignPersonRow[]> {
  if (employeeIds.length === 0) return [];
  const { rows } = await sql<CampaignPersonRow>`
    SELECT * FROM ${sql.table(table)} WHERE employee_id = ANY(${employeeIds}::uuid[])`.execute(
    transaction,
  );
  return rows;
}

async function putPeople(
  transaction: Writing,
  table: string,
  rows: readonly CampaignPersonRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    INSERT INTO ${sql.table(table)}
    SELECT * FROM jsonb_populate_recordset(NULL::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)
    ON CONFLICT (campaign_id, employee_id) DO UPDATE SET
      outcome = excluded.outcome, invitations = excluded.invitations,
      failures = excluded.failures, verified = excluded.verified`.execute(transaction);
}

type Of<Type extends ChannelCampaignEvent['type']> = RecordedEvent<
  Extract<ChannelCampaignEvent, { type: Type }>
>;

async function insert(
  transaction: Writing,
  table: string,
  { stream, occurredAt, metadata, data }: Of<'ChannelCampaignStarted'>,
): Promise<void> {
  const row: CampaignRow = {
    campaign_id: aggregateIdOf(stream),
    organization_id: metadata.organizationId,
    department_id: data.departmentId,
    started_at: occurredAt,
    finished_at: null,
  };
  await sql`
    INSERT INTO ${sql.table(table)}
    SELECT * FROM jsonb_populate_record(NULL::${sql.table(table)}, ${JSON.stringify(row)}::jsonb)
    ON CONFLICT DO NOTHING`.execute(transaction);
}

async function finish(
  transaction: Writing,
  table: string,
  { stream, occurredAt }: Of<'ChannelCampaignFinished'>,
): Promise<void> {
  await sql`
    UPDATE ${sql.table(table)} SET finished_at = ${occurredAt}::timestamptz
     WHERE campaign_id = ${aggregateIdOf(stream)}::uuid`.execute(transaction);
}
