import type { Severity } from '@keyledger/organizations';
import type { Verdict } from '../case/anomaly-case.events.js';

export interface CaseRow {
  readonly case_id: string;
  readonly organization_id: string;
  readonly account_id: string | null;
  readonly rule: string;
  readonly severity: Severity;
  readonly opened_at: Date;
  readonly opened_position: string;
  readonly closed_at: Date | null;
  readonly verdict: Verdict | null;
}
