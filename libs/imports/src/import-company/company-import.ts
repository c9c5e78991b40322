import { derivedId, newId } from '@keyledger/kernel';
import {
  AggregateStore,
  normaliseEmployeeNumber,
  type CommandContext,
  type Position,
} from '@keyledger/event-store';
import { AuthorityRegistry } from '@keyledger/mailboxes';
import { OrganizationReader, type Organization } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { carryOutStep } from '../carry-out/carry-out-step.js';
import { ImportDepartments } from '../carry-out/import-departments.js';
import { inFlight } from '../carry-out/in-flight.js';
import { KeyedSequence } from '../carry-out/keyed-sequence.js';
import { counted, NO_ROWS, type ImportCounts } from '../import-counts.js';
import type { ImportRequest } from '../import-request.js';
import { importAggregate } from '../import.state.js';
import type { NewImportEvent } from '../import.events.js';
import { LookUpRow } from '../look-up/look-up-row.js';
import { mayImport } from '../may-import.js';
import { failed, planRow, type RowPlan } from '../plan-row/plan-row.js';
import type { ImportRow } from '../read-file/import-row.js';
import { surveyFile } from '../read-file/survey-file.js';
import { rejectedRow, type RowProblem } from '../row-problem.js';
import { openRows } from '../row-source.js';

/** So many rows are under way at a time: enough that appends of many streams share their commits. */
const ROWS_IN_FLIGHT = 64;

/** Told while an import runs; called often, and must not throw. */
export interface ImportObserver {
  /** The file is understood and the import is on record. */
  started?(importId: string): void;
  progress?(counts: ImportCounts): void;
  problem?(problem: RowProblem): void;
}

export interface ImportOutcome {
  readonly importId: string;
  readonly counts: ImportCounts;
  /** Headers that said nothing; their columns were passed over. */
  readonly unknownHeaders: readonly string[];
  /** Read models that have passed it show the whole import. */
  readonly position: Position | null;
}

interface Run {
  readonly request: ImportRequest;
  readonly importId: string;
  readonly organization: Organization;
  readonly departments: ImportDepartments;
  readonly people: KeyedSequence;
}

/**
 * Brings a company's people and mailboxes in from a table. Rows that fail are told and passed over. What is there
 * already is compared and only differences are written, so that importing again changes nothing and an import that
 * was interrupted is finished by importing again.
 */
@Injectable()
export class CompanyImport {
  constructor(
    private readonly commands: CommandBus,
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly authorities: AuthorityRegistry,
    private readonly lookUp: LookUpRow,
  ) {}

  /**
   * @throws ImportRefused when the file as a whole cannot be imported; StoreUnavailable and the like when the import
   *   stopped half-way.
   */
  async run(request: ImportRequest, observer: ImportObserver = {}): Promise<ImportOutcome> {
    const { by, organizationId, path } = request;
    const organization = await this.organizations.state(organizationId);
    mayImport(by, organization);
    const file = await surveyFile(path);
    const { domains } = organization;
    const { columns, rows } = await openRows(file, {
      domains,
      authorities: this.authorities.names(),
    });

    const importId = newId();
    const { encoding, digest } = file;
    await this.record(request, importId, {
      type: 'ImportStarted',
      data: { importId, encoding, digest },
    });
    observer.started?.(importId);
    const departments = new ImportDepartments(this.commands, by, organization);
    const people = new KeyedSequence();
    const run = { request, importId, organization, departments, people };
    let counts = NO_ROWS;
    await inFlight(rows, ROWS_IN_FLIGHT, async ({ row, problems }) => {
      const plan = row === null ? failed(...problems) : await this.importRow(row, run);
      counts = counted(counts, plan.action);
      for (const problem of plan.problems) observer.problem?.(problem);
      observer.progress?.(counts);
    });
    const completed = { type: 'ImportCompleted', data: counts } as const;
    const position = await this.record(request, importId, completed);
    return { importId, counts, unknownHeaders: columns.unknown, position };
  }

  /** Rows about one person come one after the other, in the file's order. */
  private importRow(row: ImportRow, run: Run): Promise<RowPlan> {
    const { employeeNumber } = row;
    const key = employeeNumber === null ? null : normaliseEmployeeNumber(employeeNumber);
    return run.people.run(key, () => this.planAndCarryOut(row, run));
  }

  private async planAndCarryOut(row: ImportRow, run: Run): Promise<RowPlan> {
    const { request, organization, departments } = run;
    const { by, organizationId } = request;
    const { index } = departments;
    const found = await this.lookUp.find('CLAIM', organizationId, row, index);
    if (found.problem) return failed(found.problem);
    const { known, accountId, personId } = found;
    const hasDepartment = (path: readonly string[]) => index.has(path);
    const plan = planRow(row, known, personId, { by, organization, hasDepartment });

    const setting = { commands: this.commands, by, departments, row, accountId, personId };
    let problems = plan.problems;
    for (const [n, step] of plan.steps.entries()) {
      const rejection = await carryOutStep(step, commandContext(run, row.row, n), setting);
      if (rejection) {
        problems = [rejectedRow(row.row, rejection)];
        break;
      }
    }
    if (problems.length === 0) return plan;
    const unusedAccount = known.account === null ? accountId : null;
    const unusedPerson = known.person === null ? personId : null;
    await this.lookUp.giveUp('CLAIM', organizationId, row, unusedAccount, unusedPerson);
    return failed(...problems);
  }

  private async record(
    request: ImportRequest,
    importId: string,
    event: NewImportEvent,
  ): Promise<Position | null> {
    const { organizationId, actor } = request;
    const commandId = derivedId(importId, event.type);
    const executed = await this.aggregates.execute({
      aggregate: importAggregate,
      id: importId,
      context: { organizationId, actor, commandId, correlationId: importId },
      decide: () => [event],
    });
    if (executed.outcome === 'rejected') {
      throw new Error(`The import could not be recorded: ${executed.rejection.code}`);
    }
    return executed.position;
  }
}

/** The import's id correlates all that it led to. */
function commandContext({ request, importId }: Run, row: number, step: number): CommandContext {
  const { organizationId, actor } = request;
  const commandId = derivedId(importId, row, step);
  return { organizationId, actor, commandId, correlationId: importId };
}
