import {
  type Change,
  CompanyImport,
  ImportPreview,
  ImportRefused,
  type ImportRequest,
  type RowProblem,
} from '@keyledger/imports';
import { HOST } from '@keyledger/organizations';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandLineActs, OPERATOR } from '../audit/command-line-acts.js';
import type { CommandLine } from '../command-line/command-line.js';
import { nowAndThen } from '../command-line/now-and-then.js';
import { refusal, Refused } from '../command-line/refused.js';
import { localeOf } from '../command-line/terminal-locale.js';
import { withApplication } from '../opening/with-application.js';
import { organizationOf } from '../organization/organization-of.js';

export interface ImportOptions {
  readonly organization: string;
  readonly dryRun?: true;
  readonly json?: true;
}

export async function importFile(
  line: CommandLine,
  path: string,
  options: ImportOptions,
): Promise<void> {
  const failed = await withApplication(line, async (app, { foundation }) => {
    const organizationId = await organizationOf(app, options.organization);
    const request: ImportRequest = { by: HOST, organizationId, actor: OPERATOR, path };
    try {
      if (options.dryRun) return await preview(line, app, request, options);
      await new CommandLineActs(foundation).on(organizationId, 'import');
      return await carryOut(line, app, request, options);
    } catch (error) {
      if (error instanceof ImportRefused) throw refusal(error.rejection, line.environment);
      throw error;
    }
  });
  if (failed > 0) throw new Refused(`${failed} rows are at fault. Correct them and import again.`);
}

async function carryOut(
  line: CommandLine,
  app: INestApplicationContext,
  request: ImportRequest,
  { json }: ImportOptions,
): Promise<number> {
  const tell = nowAndThen((told) => line.say(told));
  const outcome = await app.get(CompanyImport, { strict: false }).run(request, {
    progress: ({ rows, failed }) => tell(() => `${rows} rows, ${failed} at fault …`),
    problem: (problem) => line.say(inWords(problem, line)),
  });
  const { counts, unknownHeaders } = outcome;
  if (unknownHeaders.length > 0) line.say(`Passed over: ${unknownHeaders.join(', ')}`);
  const { rows, created, changed, unchanged, failed } = counts;
  if (json) line.print(JSON.stringify(outcome));
  else {
    line.print(
      `${rows} rows: ${created} created, ${changed} changed, ${unchanged} unchanged, ${failed} at fault.`,
    );
  }
  return failed;
}

async function preview(
  line: CommandLine,
  app: INestApplicationContext,
  request: ImportRequest,
  { json }: ImportOptions,
): Promise<number> {
  const opened = await app.get(ImportPreview, { strict: false }).open(request);
  const { unknownHeaders, rows } = opened;
  if (unknownHeaders.length > 0) line.say(`Passed over: ${unknownHeaders.join(', ')}`);
  const counts = new Map<string, number>();
  for await (const row of rows) {
    counts.set(row.action, (counts.get(row.action) ?? 0) + 1);
    for (const problem of row.problems) line.say(inWords(problem, line));
    if (json) line.print(JSON.stringify(row));
    else if (row.changes.length > 0) {
      line.print(`row ${row.row} ${row.action}: ${row.changes.map(changeInWords).join(', ')}`);
    }
  }
  const told = [...counts].map(([action, count]) => `${count} ${action}`);
  line.say(`${told.join(', ') || 'No rows'}. Nothing was written.`);
  return counts.get('ERROR') ?? 0;
}

function changeInWords({ what, before, after }: Change): string {
  return `${what} ${before ?? '—'} → ${after ?? '—'}`;
}

function inWords({ row, column, message }: RowProblem, line: CommandLine): string {
  const where = column === null ? `row ${row}` : `row ${row}, ${column}`;
  return `${where}: ${message[localeOf(line.environment)]}`;
}
