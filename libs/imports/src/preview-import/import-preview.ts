import { AuthorityRegistry } from '@keyledger/mailboxes';
import { OrganizationReader } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import { inOrder } from '../carry-out/in-flight.js';
import type { ImportRequest } from '../import-request.js';
import type { Found } from '../look-up/found.js';
import { LookUpRow } from '../look-up/look-up-row.js';
import { mayImport } from '../may-import.js';
import { DepartmentIndex } from '../plan-row/department-index.js';
import {
  failed,
  planRow,
  type PlanningRules,
  type RowAction,
  type RowPlan,
} from '../plan-row/plan-row.js';
import type { Change } from '../plan-row/step.js';
import type { ImportRow } from '../read-file/import-row.js';
import { surveyFile } from '../read-file/survey-file.js';
import type { RowProblem } from '../row-problem.js';
import { openRows } from '../row-source.js';
import { SupposedPeople } from './supposed-people.js';

/** Rows whose look-ups are under way ahead of the one that is told. */
const ROWS_AHEAD = 32;

/** What an import would make of a row. */
export interface PreviewedRow {
  readonly row: number;
  readonly action: RowAction;
  readonly changes: readonly Change[];
  readonly problems: readonly RowProblem[];
}

export interface Preview {
  readonly unknownHeaders: readonly string[];
  /** In the file's order. */
  readonly rows: AsyncIterable<PreviewedRow>;
}

/** The dry run: tells every change an import would make, and writes nothing. */
@Injectable()
export class ImportPreview {
  constructor(
    private readonly organizations: OrganizationReader,
    private readonly authorities: AuthorityRegistry,
    private readonly lookUp: LookUpRow,
  ) {}

  /** @throws ImportRefused when the file as a whole cannot be imported. */
  async open({ by, organizationId, path }: ImportRequest): Promise<Preview> {
    const organization = await this.organizations.state(organizationId);
    mayImport(by, organization);
    const file = await surveyFile(path);
    const { domains } = organization;
    const { columns, rows } = await openRows(file, {
      domains,
      authorities: this.authorities.names(),
    });
    const departments = new DepartmentIndex(organization);
    const people = new SupposedPeople();
    const hasDepartment = (of: readonly string[]) => departments.has(of);
    const rules = { by, organization, hasDepartment };
    const looked = inOrder(rows, ROWS_AHEAD, async ({ number, row, problems }) => ({
      number,
      row,
      problems,
      found: row && (await this.lookUp.find('ONLY_LOOK', organizationId, row, departments)),
    }));
    async function* previewed(): AsyncGenerator<PreviewedRow> {
      for await (const { number, row, found, problems } of looked) {
        const plan = row && found ? suppose(row, found, people, rules) : failed(...problems);
        if (row && plan.action !== 'ERROR') departments.suppose(row.department);
        yield { row: number, action: plan.action, changes: plan.changes, problems: plan.problems };
      }
    }
    return { unknownHeaders: columns.unknown, rows: previewed() };
  }
}

function suppose(
  row: ImportRow,
  found: Found,
  people: SupposedPeople,
  rules: PlanningRules,
): RowPlan {
  if (found.problem) return failed(found.problem);
  const known = people.seenBy(row, found.known);
  const plan = planRow(row, known, found.personId, rules);
  if (plan.person && plan.action !== 'NONE') people.suppose(plan.person, known.person !== null);
  return plan;
}
