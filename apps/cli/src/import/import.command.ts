import { resolve } from 'node:path';
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
import { Command } from 'commander';
import { CommandLineActs, OPERATOR } from '../audit/command-line-acts.js';
import type { CommandLine } from '../command-line/command-line.js';
import { nowAndThen } from '../command-line/now-and-then.js';
import { localeOf, refusal, Refused } from '../command-line/refused.js';
import { withApplication } from '../opening/with-application.js';
import { organizationOf } from '../organization/organization-of.js';

interface Options {
  readonly organization: string;
  readonly dryRun?: true;
  readonly json?: true;
}

export function importCommand(line: CommandLine): Command {
  return new Command('import')
    .description('bring people and mailboxes in from a CSV file (UTF-8 or GB18030)')
    .argument('<file>', 'with Chinese or English headers')
    .requiredOption('--organization <domain>', 'a mail domain of the organization, or its id')
    .option('--dry-run', 'tell every change that would be made, and make none')
    .option('--json', 'print JSON: one line a row with --dry-run, the counts otherwise')
    .addHelpText(
      'after',
      '\nImporting again changes only what differs. Rows at fault are told and passed over; then the exit code is 1.\n' +
        '\nExamples:\n  keyledger import staff.csv --organization blue-hill.example --dry-run\n' +
        '  keyledger import staff.csv --organization blue-hill.example',
    )
    .action((file: string, options: Options) => importFile(line, resolve(file), options));
}

async function importFile(line: CommandLine, path: string, options: Options): Promise<void> {
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
  { json }: Options,
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
  { json }: Options,
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
