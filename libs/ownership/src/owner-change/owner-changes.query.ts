import { USER_LIST } from '@keyledger/accounts';
import { Clock, type Scope } from '@keyledger/kernel';
import { departmentsWithin, OrganizationReader } from '@keyledger/organizations';
import { Postgres } from '@keyledger/postgres';
import { ReadPositions } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import type { OwnerChangeCondition } from './next-step.js';
import { OWNER_CHANGE, type OwnerChangeRow } from './owner-change.projection.js';

export interface OwnerChangeCriteria {
  readonly state: OwnerChangeCondition | null;
  readonly accountId: string | null;
  readonly offboardingId: string | null;
}

/** Where the page before ended. */
export interface OwnerChangePlace {
  readonly startedAt: string;
  readonly changeId: string;
}

export type FoundChange = Pick<OwnerChangeRow, 'change_id' | 'started_at'>;

/** Finds changes of owner, the newest first, within the departments of either owner. */
@Injectable()
export class OwnerChangesQuery {
  constructor(
    private readonly postgres: Postgres,
    private readonly positions: ReadPositions,
    private readonly organizations: OrganizationReader,
    private readonly clock: Clock,
  ) {}

  async page(
    scope: Scope,
    criteria: OwnerChangeCriteria,
    after: OwnerChangePlace | null,
    limit: number,
  ): Promise<readonly FoundChange[]> {
    const { changes, wanted } = await this.wanted(scope, criteria);
    const older = after
      ? sql`(started_at, change_id) < (${after.startedAt}::timestamptz, ${after.changeId}::uuid)`
      : sql`true`;
    const { rows } = await sql<FoundChange>`
      SELECT change_id, started_at FROM ${changes} AS change
       WHERE ${wanted} AND ${older}
       ORDER BY started_at DESC, change_id DESC LIMIT ${limit}`.execute(this.postgres.tables());
    return rows;
  }

  /** Counting stops at `limit`. */
  async count(scope: Scope, criteria: OwnerChangeCriteria, limit: number): Promise<number> {
    const { changes, wanted } = await this.wanted(scope, criteria);
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::int AS count
        FROM (SELECT FROM ${changes} AS change WHERE ${wanted} LIMIT ${limit}) AS counted`.execute(
      this.postgres.tables(),
    );
    return rows[0]?.count ?? 0;
  }

  private async wanted(scope: Scope, { state, accountId, offboardingId }: OwnerChangeCriteria) {
    const [changes, people] = await Promise.all([
      this.positions.table(OWNER_CHANGE, OWNER_CHANGE),
      this.positions.table(USER_LIST, 'person'),
    ]);
    const conditions = [
      sql`organization_id = ${scope.organizationId}::uuid`,
      await this.inDepartments(scope, sql.table(people)),
      ...(state ? [standing(state, this.clock.now())] : []),
      ...(accountId ? [sql`account_id = ${accountId}::uuid`] : []),
      ...(offboardingId ? [sql`offboarding_id = ${offboardingId}::uuid`] : []),
    ];
    return { changes: sql.table(changes), wanted: sql.join(conditions, sql` AND `) };
  }

  private async inDepartments(
    { organizationId, departmentIds }: Scope,
    people: RawBuilder<unknown>,
  ): Promise<RawBuilder<unknown>> {
    if (departmentIds === null) return sql`true`;
    const organization = await this.organizations.state(organizationId);
    const within = [...departmentsWithin(organization, departmentIds)];
    return sql`EXISTS (
      SELECT FROM ${people} AS owner
       WHERE owner.employee_id IN (change.previous_owner_id, change.new_owner_id)
         AND owner.department_id = ANY(${within}::uuid[])
    )`;
  }
}

/** What time makes of a row: a date has come, or nobody answered in time. */
function standing(state: OwnerChangeCondition, now: Date): RawBuilder<unknown> {
  switch (state) {
    case 'SCHEDULED':
      return sql`phase = 'SCHEDULED' AND effective_at > ${now}`;
    case 'RUNNING':
      return sql`(phase = 'RUNNING' OR (phase = 'SCHEDULED' AND effective_at <= ${now}))`;
    case 'AWAITING_APPROVAL':
      return sql`phase = 'AWAITING_APPROVAL' AND approval_expires_at > ${now}`;
    case 'APPROVAL_EXPIRED':
      return sql`phase = 'AWAITING_APPROVAL' AND approval_expires_at <= ${now}`;
    default:
      return sql`phase = ${state}`;
  }
}
