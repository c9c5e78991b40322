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
import { ACCOUNT, CHANGE, FIND, REQUIREMENTS, RESET } from './operations.mjs';
import { prove } from './prove.mjs';
import { chapter, expect, show, tell } from './story.mjs';

const folder = temporaryFolder('keyledger-demo-');
const settings = settingsIn(folder, await freePort());
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
  const [message] = readdirSync(settings.KEYLEDGER_OUTBOX_FOLDER);
  if (message) show(readFileSync(join(settings.KEYLEDGER_OUTBOX_FOLDER, message), 'utf8').trim());
  tell('(messages go to a folder here, and by SMTP where one is configured)');

  chapter('Somebody tries what they may not');
  const curious = new GraphqlClient(url, { token: back.token, headers: english });
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
  owner.position = back.position;
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
