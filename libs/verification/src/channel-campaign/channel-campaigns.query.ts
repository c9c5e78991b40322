import type { Scope } from '@keyledger/kernel';
import { departmentsWithin, OrganizationReader } from '@keyledger/organizations';
import { Postgres } from '@keyledger/postgres';
import { ReadPositions } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { CHANNEL_CAMPAIGN } from './channel-campaign.projection.js';

/** How a campaign stands, in people. */
export interface CampaignProgress {
  readonly campaign_id: string;
  readonly department_id: string | null;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly people: number;
  readonly invited: number;
  readonly failed: number;
  readonly unreachable: number;
  readonly verified: number;
}

/** As many as a page shows; older ones are found by their ids. */
const MOST_LISTED = 50;

/** Reads campaigns of the caller's organization, and of the departments that the caller administers. */
@Injectable()
export class ChannelCampaignsQuery {
  constructor(
    private readonly postgres: Postgres,
    private readonly positions: ReadPositions,
    private readonly organizations: OrganizationReader,
  ) {}

  /** Null for an unknown one and for what is not in scope alike. */
  async byId(scope: Scope, campaignId: string): Promise<CampaignProgress | null> {
    const [found] = await this.select(scope, campaignId);
    return found ?? null;
  }

  /** The newest first. */
  newest(scope: Scope): Promise<readonly CampaignProgress[]> {
    return this.select(scope, null);
  }

  private async select(
    { organizationId, departmentIds }: Scope,
    campaignId: string | null,
  ): Promise<readonly CampaignProgress[]> {
    const [campaigns, people] = await Promise.all(
      [CHANNEL_CAMPAIGN, 'person'].map((name) => this.positions.table(CHANNEL_CAMPAIGN, name)),
    );
    const within = departmentIds && [
      ...departmentsWithin(await this.organizations.state(organizationId), departmentIds),
    ];
    const { rows } = await sql<CampaignProgress>`
      SELECT c.campaign_id, c.department_id, c.started_at, c.finished_at, counted.*
        FROM ${sql.table(campaigns ?? '')} AS c,
             LATERAL (
               SELECT count(*)::int AS people,
                      count(*) FILTER (WHERE outcome = 'INVITED' AND NOT undelivered)::int AS invited,
                      count(*) FILTER (WHERE outcome = 'WITHHELD' OR undelivered)::int AS failed,
                      count(*) FILTER (WHERE outcome = 'UNREACHABLE')::int AS unreachable,
                      count(*) FILTER (WHERE verified)::int AS verified
                 FROM ${sql.table(people ?? '')} AS p,
                      LATERAL (SELECT invitations > 0 AND failures >= invitations AS undelivered) AS u
                WHERE p.campaign_id = c.campaign_id
             ) AS counted
       WHERE c.organization_id = ${organizationId}::uuid
         AND (${campaignId}::uuid IS NULL OR c.campaign_id = ${campaignId}::uuid)
         AND (${within}::uuid[] IS NULL OR c.department_id = ANY(${within}::uuid[]))
       ORDER BY c.started_at DESC, c.campaign_id LIMIT ${MOST_LISTED}`.execute(
      this.postgres.tables(),
    );
    return rows;
  }
}
