import { AggregateStore, type Position } from '@keyledger/event-store';
import { Postgres } from '@keyledger/postgres';
import { ReadModelBehind, ReadPositions } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { anomalyCaseAggregate } from '../case/anomaly-case.state.js';
import { ANOMALY_CASE } from '../case-list/anomaly-case.projection.js';

/** One sign-in is often unusual in several ways: who was asked about one of them is not asked about the others. */
const HOURS = 1;

/** Whether the owner of an account was asked already about what happened within the hour. */
@Injectable()
export class AskedLately {
  constructor(
    private readonly postgres: Postgres,
    private readonly positions: ReadPositions,
    private readonly aggregates: AggregateStore,
  ) {}

  /** @param at of the case that asks now. @throws ReadModelBehind */
  async about(caseId: string, accountId: string, at: string, since: Position): Promise<boolean> {
    const { stale } = await this.positions.waitFor([ANOMALY_CASE], since);
    if (stale) throw new ReadModelBehind(ANOMALY_CASE);
    const table = await this.positions.table(ANOMALY_CASE, ANOMALY_CASE);
    const { rows } = await sql<{ case_id: string }>`
      SELECT case_id FROM ${sql.table(table)}
       WHERE account_id = ${accountId}::uuid AND case_id <> ${caseId}::uuid
         AND abs(extract(epoch FROM opened_at - ${at}::timestamptz)) <= ${HOURS * 3_600}`.execute(
      this.postgres.tables(),
    );
    for (const { case_id } of rows) {
      const { state } = await this.aggregates.load(anomalyCaseAggregate, case_id);
      if (state.asked) return true;
    }
    return false;
  }
}
