import {
  HOST,
  mayActOn,
  mayKeepRecord,
  type Authority,
  type Organization,
} from '@keyledger/organizations';
import type { ImportRow } from '../read-file/import-row.js';
import { rejectedRow, rowProblem, type RowProblem } from '../row-problem.js';
import type { Known, KnownAccount, KnownPerson } from './known.js';
import { planKnownPerson, planNewcomer } from './plan-person.js';
import type { Change, Step } from './step.js';

export type RowAction = 'CREATE' | 'CHANGE' | 'NONE' | 'ERROR';

/** What a row leads to. `ERROR` has problems and no steps, everything else the reverse. */
export interface RowPlan {
  readonly action: RowAction;
  readonly steps: readonly Step[];
  readonly changes: readonly Change[];
  readonly problems: readonly RowProblem[];
  /** The person afterwards; null where nothing comes of the row. */
  readonly person: KnownPerson | null;
}

export interface PlanningRules {
  readonly by: Authority;
  readonly organization: Organization;
  readonly hasDepartment: (path: readonly string[]) => boolean;
}

/** @param newcomerId the id that a person unknown so far will have. */
export function planRow(
  row: ImportRow,
  known: Known,
  newcomerId: string,
  rules: PlanningRules,
): RowPlan {
  const problem = conflictOf(row, known);
  if (problem) return failed(problem);

  const person = known.person ? planKnownPerson(row, known.person) : planNewcomer(row, newcomerId);
  const department = planDepartment(row, rules);
  const account = planAccount(row, known.account);
  const about = [...person.steps, ...account.steps];
  const refused = known.person && refusal(row, known.person.id, about, rules);
  if (refused) return failed(refused);

  const steps = [...department.steps, ...person.steps, ...account.steps];
  const changes = [...department.changes, ...person.changes, ...account.changes];
  const isNew = known.account === null || known.person === null;
  const action = steps.length === 0 ? 'NONE' : isNew ? 'CREATE' : 'CHANGE';
  return { action, steps, changes, problems: [], person: person.after };
}

export function failed(...problems: readonly RowProblem[]): RowPlan {
  return { action: 'ERROR', steps: [], changes: [], problems, person: null };
}

function conflictOf(row: ImportRow, { account, otherHolderId }: Known): RowProblem | null {
  if (otherHolderId !== null) return rowProblem(row.row, null, 'OwnerDiffers');
  if (account === null) return null;
  if (row.kind !== null && row.kind !== account.kind) {
    return rowProblem(row.row, null, 'KindDiffers');
  }
  return row.authority === account.authority ? null : rowProblem(row.row, null, 'AuthorityDiffers');
}

/** Rank counts for all that is done about a person; whoever can change where a link goes can have the mailbox. */
function refusal(
  row: ImportRow,
  employeeId: string,
  steps: readonly Step[],
  { by, organization }: PlanningRules,
): RowProblem | null {
  if (by === HOST || steps.length === 0) return null;
  const rechannels = steps.some(({ kind }) => kind.endsWith('_CHANNEL'));
  const person = { employeeId, departmentId: null };
  const rejection = (rechannels ? mayActOn : mayKeepRecord)(by, person, organization);
  return rejection && rejectedRow(row.row, rejection);
}

function planDepartment(
  { department }: ImportRow,
  { hasDepartment }: PlanningRules,
): Pick<RowPlan, 'steps' | 'changes'> {
  if (hasDepartment(department)) return { steps: [], changes: [] };
  const after = department.join('/');
  return {
    steps: [{ kind: 'CREATE_DEPARTMENTS' }],
    changes: [{ what: 'DEPARTMENT', before: null, after }],
  };
}

function planAccount(
  row: ImportRow,
  account: KnownAccount | null,
): Pick<RowPlan, 'steps' | 'changes'> {
  if (account === null) {
    return {
      steps: [{ kind: 'PROVISION_ACCOUNT' }],
      changes: [{ what: 'ACCOUNT', before: null, after: row.address }],
    };
  }
  const { provider } = row;
  if (provider === null || provider === account.provider) return { steps: [], changes: [] };
  return {
    steps: [{ kind: 'LABEL_PROVIDER', provider }],
    changes: [{ what: 'PROVIDER', before: account.provider, after: provider }],
  };
}
