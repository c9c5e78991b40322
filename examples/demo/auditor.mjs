import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openKeyledger } from '@keyledger/assembly';
import { readConfiguration } from '@keyledger/configuration';
import { GraphqlClient, signIn } from '../../test/product/graphql-client.mjs';
import { root } from '../../test/product/running-product.mjs';
import { AS_OF, CHANGE, DIFF, GRANT, RESET } from './operations.mjs';
import { chapter, expect, show, tell } from './story.mjs';

export const AUDITORS_PASSWORD = 'Yun-hai 6 gu zhu';
const HEADERS = { 'accept-language': 'en' };

/**
 * An auditor asks for the state on a date, takes the evidence along, verifies the log, and finds out a copy that somebody
 * altered.
 * @param before a moment before the account's password was reset.
 */
export async function tellOfTheAuditor({
  url,
  owner,
  settings,
  folder,
  auditorAccount,
  account,
  before,
}) {
  chapter('An auditor asks how it was');
  const auditor = await appoint(url, owner, auditorAccount);
  const { accountAsOf: then } = await auditor.send(AS_OF, { id: account.id, at: before });
  tell(`${account.address.value} at ${before}, before the help desk's reset:`);
  show(
    `${then.owner.name.value}, ${then.owner.departments.join(' / ')}; ${then.state}, password ${then.credential.state}`,
  );
  const { accountDiff: diff } = await auditor.send(DIFF, {
    id: account.id,
    from: before,
    to: new Date().toISOString(),
  });
  for (const { field, before: was, after: is } of diff.changes)
    show(`${field}: ${was?.value ?? '–'} → ${is?.value ?? '–'}`);
  expect(
    then.credential.state === 'UNKNOWN' && diff.after.credential.state === 'PERMANENT',
    'the past is computed from the events, and so is what led to the present',
  );
  const { accountAsOf: never } = await auditor.send(AS_OF, {
    id: account.id,
    at: '2020-01-01T00:00:00.000Z',
  });
  expect(
    never.code === 'UnknownAtThatTime',
    'before its beginning there was nothing, and it says so',
  );

  const file = await exported(url, auditor, account.id);
  tell(`The evidence as a file: ${file.length - 1} events, and a last line that says it is whole:`);
  show(file.at(-1));
  expect(
    JSON.parse(file.at(-1)).complete === true,
    'the export is whole, and itself on the record',
  );

  chapter('The auditor verifies the log, and a copy that somebody altered');
  const honest = await keyledger(settings, 'verify');
  show(honest.printed);
  expect(honest.code === 0, 'every chain is as it was written');
  const backup = join(folder, 'for-the-auditor.klbackup');
  const copy = { ...settings, KEYLEDGER_DATA_FOLDER: join(folder, 'copy') };
  await keyledger(settings, 'backup', backup);
  await keyledger(copy, 'restore', backup);
  await alterOneRow(copy);
  tell('In a copy, one row was changed by somebody with the rights to do it:');
  const altered = await keyledger(copy, 'verify');
  show(altered.printed);
  expect(altered.code === 1, 'one altered event is found, with its stream and revision');
}

/** Gives somebody the role of an auditor and a password, and signs them in. */
async function appoint(url, owner, { id, address, owner: person }) {
  await owner.send(GRANT, { input: { employeeId: person.id, role: 'AUDITOR' } });
  const { resetPassword } = await owner.send(RESET, {
    input: { accountId: id, reasonCode: 'ADMIN', commandId: 'demo-auditor' },
  });
  const { temporaryPassword: currentPassword } = resetPassword.secret;
  const first = await signIn(url, address.value, currentPassword, HEADERS);
  const newcomer = new GraphqlClient(url, { token: first.token, headers: HEADERS });
  await newcomer.send(CHANGE, { input: { currentPassword, newPassword: AUDITORS_PASSWORD } });
  const { token, position } = await signIn(url, address.value, AUDITORS_PASSWORD, HEADERS);
  const auditor = new GraphqlClient(url, { token, headers: HEADERS });
  auditor.position = position;
  tell(`${person.name.value} was made an auditor: reads everything, changes nothing.`);
  return auditor;
}

/** The lines of an account's history as a file. */
async function exported(url, { headers }, account) {
  const response = await fetch(`${url}/exports`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ account, format: 'JSON_LINES' }),
  });
  return (await response.text()).trimEnd().split('\n');
}

/** The command line, as an operator starts it. */
async function keyledger(settings, ...words) {
  const child = spawn(process.execPath, [join(root, 'apps/cli/dist/main.js'), ...words], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (printed += text));
  const [code] = await once(child, 'close');
  return { code, printed: printed.trim() };
}

async function alterOneRow(settings) {
  const copied = await openKeyledger(readConfiguration(settings), {
    say: () => undefined,
    migrate: 'NOW',
  });
  try {
    await copied.foundation.postgres.pool.query(
      `ALTER TABLE event DISABLE TRIGGER event_is_append_only;
       UPDATE event SET meta = replace(meta, '"reasonCode":"FORGOTTEN"', '"reasonCode":"ROTATION"')
        WHERE type = 'PasswordResetRequested' AND meta LIKE '%HD-1042%'`,
    );
  } finally {
    await copied.close();
  }
}
