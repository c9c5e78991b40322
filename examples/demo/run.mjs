/**
 * `npm run demo`: a company's first day with Keyledger, told on examples/sample-company, against the real product in
 * folders of its own. Ends with the proof, and with one line of JSON; exit code 1 when anything is otherwise than told.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { GraphqlClient, signIn } from '../../test/product/graphql-client.mjs';
import {
  freePort,
  root,
  settingsIn,
  startProduct,
  temporaryFolder,
} from '../../test/product/running-product.mjs';
import { foundOrganization, importEmployees, OWNER } from '../../test/product/set-up-company.mjs';
import { anAttackIsDetected } from './an-attack.mjs';
import { anAdminsDay } from './an-admins-day.mjs';
import { AUDITORS_PASSWORD, tellOfTheAuditor } from './auditor.mjs';
import { aLeaversMailboxPassesOn } from './a-leavers-mailbox.mjs';
import {
  ACCOUNT,
  CHANGE,
  COMPLETE,
  FIND,
  FORGOT,
  PROVE,
  REQUIREMENTS,
  RESET,
  SEND_CODE,
} from './operations.mjs';
import { tellDownstream } from './downstream.mjs';
import { prove } from './prove.mjs';
import { chapter, expect, show, tell } from './story.mjs';

const folder = temporaryFolder('keyledger-demo-');
// Webhooks reach this machine alone, where the story's receiver listens.
const settings = settingsIn(folder, await freePort(), {
  // Requests that say where they come from are believed, so that the story can travel.
  KEYLEDGER_TRUSTED_PROXIES: '127.0.0.1',
  KEYLEDGER_WEBHOOK_NETWORKS: '127.0.0.1',
  KEYLEDGER_WEBHOOK_PORTS: '1-65535',
});
const english = { 'accept-language': 'en' };
const chinese = { 'accept-language': 'zh-CN' };

let product;

async function tellTheStory() {
  chapter('Start');
  product = await startProduct(settings);
  const { url } = product;
  tell(`Keyledger and its PostgreSQL are up at ${url}; nothing else was needed.`);

  chapter('The owner opens the set-up link');
  await foundOrganization(url, settings);
  tell(
    `${OWNER.ownerName} founded ${OWNER.organizationName} (${OWNER.domain}) on the set-up page.`,
  );
  const session = await signIn(url, OWNER.address, OWNER.password, english);
  expect(session.__typename === 'SignedIn', 'the owner signs in with the password chosen there');
  const owner = new GraphqlClient(url, { token: session.token, headers: english });

  chapter('The company is imported');
  const csv = readFileSync(join(root, 'examples/sample-company/employees.csv'));
  const counts = await importEmployees(url, session.token, csv);
  show(JSON.stringify(counts));
  const again = await importEmployees(url, session.token, csv);
  show(JSON.stringify(again));
  expect(again.created + again.changed === 0, 'importing again changes nothing');
  owner.position = again.position;

  chapter('The help desk looks for 张伟');
  for (const search of ['张伟', 'zhangwei', 'zw']) {
    const { accounts } = await owner.send(FIND, { search });
    tell(`"${search}":`);
    for (const { node } of accounts.edges) show(lineOf(node));
  }
  const { accounts } = await owner.send(FIND, { search: '张伟' });
  const [first, second] = accounts.edges.map(({ node }) => node);
  expect(
    second !== undefined,
    'there are two people of that name, told apart by number and address',
  );

  const beforeReset = new Date().toISOString();
  chapter(`${first.address.value} forgot the password`);
  const input = {
    accountId: first.id,
    reasonCode: 'FORGOTTEN',
    ticket: 'HD-1042',
    commandId: 'demo-hd-1042',
  };
  const { resetPassword: reset } = await owner.send(RESET, { input });
  const { secret } = reset;
  tell(`A temporary password, shown once: ${secret.temporaryPassword} (until ${secret.expiresAt})`);
  const { resetPassword: repeated } = await owner.send(RESET, { input });
  expect(repeated.secret.state === 'ALREADY_SHOWN', 'the same command again shows it to nobody');

  chapter('The employee signs in with it');
  const temporary = secret.temporaryPassword;
  const visit = await signIn(url, first.address.value, temporary, english);
  expect(visit.mustChangePassword === true, 'nothing is open but changing the password');
  const employee = new GraphqlClient(url, { token: visit.token, headers: english });
  await refused(() => employee.send(FIND, { search: '张伟' }), 'looking at lists');
  const { passwordRequirements } = await employee.send(REQUIREMENTS);
  for (const { sentence, checked } of passwordRequirements) {
    show(`${sentence}${checked ? '' : ' (not checked: not on record)'}`);
  }
  const weak = await change(employee, temporary, 'zhangwei2026');
  show(
    `"zhangwei2026": ${weak.code} ${weak.params.find(({ name }) => name === 'violations').value}`,
  );
  expect(weak.code === 'PasswordTooWeak', 'a name and missing classes are refused, all at once');
  const chosen = 'Qing-chen 7 he feng';
  const changed = await change(employee, temporary, chosen);
  expect(changed.__typename === 'AccountPayload', 'a good password is accepted');
  await refused(() => employee.send(REQUIREMENTS), 'the session of the temporary password');
  const back = await signIn(url, first.address.value, chosen, english);
  expect(back.mustChangePassword === false, 'the employee signs in again, with the new one');

  chapter('The employee is told');
  for (const line of textOf(await untilMailed(/reset by an administrator/)).split('\n')) show(line);
  tell('(messages go to a folder here, and by SMTP where one is configured)');

  chapter('The employee forgets it, and asks nobody');
  const stranger = new GraphqlClient(url, { headers: english });
  const { requestPasswordReset: asked } = await stranger.send(FORGOT, {
    input: { address: first.address.value },
  });
  const { requestPasswordReset: ghost } = await stranger.send(FORGOT, {
    input: { address: 'nobody@blue-hill.example' },
  });
  expect(
    asked.__typename === ghost.__typename,
    'an address that nobody has is answered alike, and as late',
  );
  const { sendVerificationCode: sent } = await stranger.send(SEND_CODE, {
    input: { resetTicket: asked.resetTicket, kind: 'EMAIL' },
  });
  tell(`A code and a link go to the backup address, until ${sent.codeExpiresAt}:`);
  const mail = await untilMailed(/\/r\//);
  const code = /^\d{6}$/m.exec(mail)[0];
  for (const line of textOf(mail).split('\n')) show(line);
  const wrong = await enter(stranger, asked.resetTicket, code === '000000' ? '111111' : '000000');
  show(`a wrong code: ${wrong.code}, ${wrong.params[0].value} tries left`);
  const proof = await enter(stranger, asked.resetTicket, code);
  expect(proof.isEnough === true, 'the right one proves who they are, once');
  const forgotten = 'Song-tao 8 lin hai';
  const { completePasswordReset: set } = await stranger.send(COMPLETE, {
    input: { resetTicket: proof.resetTicket, newPassword: forgotten },
  });
  expect(set.__typename === 'PasswordResetCompletedPayload', 'a new password is set');
  const stale = await signIn(url, first.address.value, chosen, english);
  expect(stale.__typename !== 'SignedIn', 'the one before is over, and so are its sessions');
  const returned = await signIn(url, first.address.value, forgotten, english);
  expect(returned.__typename === 'SignedIn', 'the employee signs in with the new one');

  chapter('Somebody tries what they may not');
  const curious = new GraphqlClient(url, { token: returned.token, headers: english });
  const attempt = await curious.send(RESET, {
    input: { ...input, accountId: second.id, commandId: 'demo-curious' },
  });
  show(`${attempt.resetPassword.code}: ${attempt.resetPassword.message}`);
  expect(
    attempt.resetPassword.code === 'Forbidden',
    'an employee resets nobody; the attempt is recorded',
  );

  chapter('A mailbox that lives at a provider');
  const atProvider = await onlyOne(owner, 'chen.jing@');
  await resetAtProvider(owner, atProvider, 'applied');
  const refusing = await onlyOne(owner, 'refuse');
  await resetAtProvider(owner, refusing, 'refused');

  chapter('What was recorded');
  owner.position = returned.position;
  const { account } = await owner.send(ACCOUNT, { id: first.id });
  tell(
    `${account.address.value}: ${account.state}, password ${account.credential.state}, reset ${account.resetVerification.state}`,
  );
  for (const { node } of account.history.edges.toReversed()) show(`${node.at}  ${node.sentence}`);
  const reader = new GraphqlClient(url, { token: session.token, headers: chinese });
  const { account: inChinese } = await reader.send(ACCOUNT, { id: first.id });
  tell('');
  for (const { node } of inChinese.history.edges.toReversed()) show(`${node.at}  ${node.sentence}`);
  expect(
    account.resetVerification.state === 'VERIFIED',
    'a sign-in showed that the reset took effect',
  );

  await tellOfTheAuditor({
    url,
    owner,
    settings,
    folder,
    auditorAccount: second,
    account: first,
    before: beforeReset,
  });

  await anAttackIsDetected({
    url,
    owner,
    headers: english,
    account: second,
    password: AUDITORS_PASSWORD,
  });

  await aLeaversMailboxPassesOn({
    owner,
    url,
    headers: english,
    leaver: first,
    successor: await onlyOne(owner, 'li.na@'),
    password: forgotten,
    untilMailed,
  });

  await tellDownstream(owner, second);

  await anAdminsDay({ owner, url, token: session.token });

  chapter('The proof');
  const { log, replay } = await prove(settings);
  tell(`${log.events} events in ${log.streams} streams: every hash chain was recomputed.`);
  for (const { projection, differences } of replay.projections) {
    tell(`${projection}: computed again in an empty database, ${differences} differences.`);
  }
  const stopped = await product.stop();
  expect(stopped === 0, 'the product stops cleanly');
  return {
    events: log.events,
    replayEqual: replay.equal === true,
    chains: log.faultsFound === 0 ? 'ok' : 'broken',
  };
}

const lineOf = ({ address, owner, state, credential }) =>
  [
    owner.name.value,
    owner.employeeNumber.value ?? '–',
    address.value,
    owner.departments.map(({ name }) => name).join(' / '),
    `${state}, password ${credential.state}`,
  ].join('  ');

async function change(client, currentPassword, newPassword) {
  return (await client.send(CHANGE, { input: { currentPassword, newPassword } })).changePassword;
}

async function enter(client, resetTicket, code) {
  return (await client.send(PROVE, { input: { resetTicket, code } })).proveIdentity;
}

/** The first message with this in it, once it is in the outbox. */
async function untilMailed(sign) {
  const outbox = settings.KEYLEDGER_OUTBOX_FOLDER;
  for (;;) {
    const mails = readdirSync(outbox).filter((name) => name.endsWith('.eml'));
    const texts = mails.map((name) => readFileSync(join(outbox, name), 'utf8'));
    const found = texts.find((text) => sign.test(text));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The plain text of a mail in the outbox. */
function textOf(mail) {
  const [head, ...body] = mail.split('\n\n');
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1];
  const part = boundary ? mail.split(`--${boundary}\n`)[1] : body.join('\n\n');
  return part.slice(part.indexOf('\n\n') + 2).trim();
}

async function refused(attempt, what) {
  const message = await attempt().then(
    () => undefined,
    (error) => error.message,
  );
  expect(message !== undefined, `${what} is over or not open: "${message}"`);
}

async function onlyOne(client, search) {
  const { accounts } = await client.send(FIND, { search });
  const node = accounts.edges[0]?.node;
  if (!node) throw new Error(`The sample company has nobody for "${search}"`);
  return node;
}

/** Resets at the provider and follows the account until its answer is there. */
async function resetAtProvider(client, node, expected) {
  const input = {
    accountId: node.id,
    reasonCode: 'LEAKED',
    commandId: `demo-${expected}-${node.id}`,
  };
  const { resetPassword } = await client.send(RESET, { input });
  tell(
    `${node.address.value} (${node.authority}): in force at once: ${resetPassword.secret.effective}`,
  );
  client.position = resetPassword.position;
  const { account } = await untilAnswered(client, node.id);
  if (expected === 'applied') {
    expect(
      account.credential.state === 'TEMPORARY',
      'the provider applied it, and only then the password changed',
    );
  } else {
    show(`${account.providerChange.code}: ${account.providerChange.instruction}`);
    expect(
      account.providerChange.state === 'REFUSED',
      'a refusal is a normal outcome, with what to do now',
    );
  }
}

async function untilAnswered(client, id) {
  for (;;) {
    const answer = await client.send(ACCOUNT, { id });
    if (answer.account.providerChange?.state !== 'PENDING') return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

try {
  const proof = await tellTheStory();
  console.log(`\n${JSON.stringify(proof)}`);
  process.exitCode = proof.replayEqual && proof.chains === 'ok' ? 0 : 1;
} catch (error) {
  console.error(`\n${error.message}`);
  for (const line of product?.said ?? []) console.error(line);
  process.exitCode = 1;
} finally {
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
