import { createWriteStream } from 'node:fs';
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
import { OPERATOR } from '../audit/command-line-acts.js';
import type { CommandLine } from '../command-line/command-line.js';
import { instantOf } from '../command-line/log-place.js';
import { nowAndThen } from '../command-line/now-and-then.js';
import { refusal, Refused } from '../command-line/refused.js';
import { localeOf } from '../command-line/terminal-locale.js';
import { withApplication } from '../opening/with-application.js';
import { organizationOf } from '../organization/organization-of.js';

export interface ExportOptions {
  readonly organization: string;
  readonly account?: string;
  readonly department?: string;
  readonly from?: string;
  readonly to?: string;
  readonly format: 'jsonl' | 'csv';
}

const FORMATS: Readonly<Record<ExportOptions['format'], ExportFormat>> = {
  jsonl: 'JSON_LINES',
  csv: 'CSV',
};

export async function exportTo(
  line: CommandLine,
  file: string,
  options: ExportOptions,
): Promise<void> {
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

function requestOf(
  organizationId: string,
  options: ExportOptions,
  line: CommandLine,
): ExportRequest {
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
