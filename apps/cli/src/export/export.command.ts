import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  HistoryExport,
  MayExport,
  type ExportFormat,
  type ExportRequest,
} from '@keyledger/compliance';
import { idOfType } from '@keyledger/graphql';
import { isId, newId } from '@keyledger/kernel';
import { Command, Option } from 'commander';
import { OPERATOR } from '../audit/command-line-acts.js';
import type { CommandLine } from '../command-line/command-line.js';
import { instantOf } from '../command-line/log-place.js';
import { nowAndThen } from '../command-line/now-and-then.js';
import { localeOf, refusal, Refused } from '../command-line/refused.js';
import { withApplication } from '../opening/with-application.js';
import { organizationOf } from '../organization/organization-of.js';

interface Options {
  readonly organization: string;
  readonly account?: string;
  readonly department?: string;
  readonly from?: string;
  readonly to?: string;
  readonly format: 'jsonl' | 'csv';
}

const FORMATS: Readonly<Record<Options['format'], ExportFormat>> = {
  jsonl: 'JSON_LINES',
  csv: 'CSV',
};

export function exportCommand(line: CommandLine): Command {
  return new Command('export')
    .description('write the events of an account, a department or a whole organization into a file')
    .argument('<file>', 'which must not be there yet')
    .requiredOption('--organization <domain>', 'a mail domain of the organization, or its id')
    .option('--account <id>', 'only what befell this account')
    .option('--department <id>', 'only what concerns the accounts of people in it, or under it')
    .option('--from <moment>', 'recorded after this moment (UTC)')
    .option('--to <moment>', 'recorded up to this moment (UTC)')
    .addOption(
      new Option('--format <name>', 'what to write').choices(['jsonl', 'csv']).default('jsonl'),
    )
    .addHelpText(
      'after',
      '\nThe file holds names and addresses: only its owner may read it. It is whole if its last line says so.\n' +
        'The export is recorded, with the SHA-256 of all lines before the last.\n' +
        '\nExamples:\n  keyledger export november.jsonl --organization blue-hill.example --from 2026-11-01 --to 2026-12-01',
    )
    .action((file: string, options: Options) => exportTo(line, resolve(file), options));
}

async function exportTo(line: CommandLine, file: string, options: Options): Promise<void> {
  const events = await withApplication(line, async (app) => {
    const organizationId = await organizationOf(app, options.organization);
    const request = requestOf(organizationId, options, line);
    const refused = await app.get(MayExport, { strict: false }).check(request);
    if (refused) throw refusal(refused, line.environment);
    const tell = nowAndThen((told) => line.say(told));
    let bytes = 0;
    const chunks = async function* () {
      for await (const chunk of app.get(HistoryExport, { strict: false }).run(request)) {
        bytes += chunk.length;
        tell(() => `${bytes} bytes written …`);
        yield chunk;
      }
    };
    await pipeline(Readable.from(chunks()), createWriteStream(file, { mode: 0o600, flags: 'wx' }));
    return bytes;
  });
  line.print(
    `${file}: ${events} bytes. The last line says how many events there are, and their digest.`,
  );
}

function requestOf(organizationId: string, options: Options, line: CommandLine): ExportRequest {
  const { account, department, format, from, to } = options;
  if (account && department) throw new Refused('Give --account or --department, not both.');
  return {
    scope: { organizationId, departmentIds: null, role: 'OWNER', actor: OPERATOR },
    actor: OPERATOR,
    correlationId: newId(),
    locale: localeOf(line.environment),
    subject: account
      ? { kind: 'ACCOUNT', accountId: plainId('Account', account) }
      : department
        ? { kind: 'DEPARTMENT', departmentId: plainId('Department', department) }
        : { kind: 'ORGANIZATION' },
    format: FORMATS[format],
    from: from ? instantOf(from) : null,
    to: to ? instantOf(to) : null,
  };
}

/** Global ids as GraphQL shows them, or the plain ones in stream names. */
function plainId(type: string, typed: string): string {
  const id = isId(typed) ? typed : idOfType(type, typed);
  if (id === null)
    throw new Refused(
      `${typed} is no id of ${type === 'Account' ? 'an account' : 'a department'}.`,
    );
  return id;
}
