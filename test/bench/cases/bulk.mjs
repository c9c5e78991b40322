import { rmSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { GraphqlClient, signIn } from '../../product/graphql-client.mjs';
import {
  freePort,
  settingsIn,
  startProduct,
  temporaryFolder,
} from '../../product/running-product.mjs';
import { foundOrganization, importEmployees, OWNER } from '../../product/set-up-company.mjs';
import { median, spreadOf, threeDigits, twoPlaces } from '../rounds.mjs';

const ROUNDS = 3;
/** Accounts that the peer locks and unlocks one by one in each round. */
const ONE_BY_ONE = 200;
const LOOK_EVERY_MS = 50;
const HEADER = '姓名,工号,邮箱,部门,备用手机,备用邮箱,出生日期,类型,服务商,authority';
const WITHOUT_LIMITS = {
  KEYLEDGER_RATE_PER_NETWORK: '10000000',
  KEYLEDGER_RATE_PER_SESSION: '10000000',
};
const OPERATION = `query ($id: ID!) { bulkOperation(id: $id) { state accounts done refused } }`;

/**
 * The same done to many accounts, by one bulk operation against the accounts' own commands one after the other over GraphQL,
 * as a client without bulk operations sends them. `eachOf` has the accounts a second of every action.
 */
export async function run({ accounts = 2_000 } = {}) {
  const folder = temporaryFolder('keyledger-bulk-');
  const product = await startProduct(settingsIn(folder, await freePort(), WITHOUT_LIMITS));
  try {
    const client = await companyOf(product.url, folder, accounts);
    const before = loadavg()[0].toFixed(1);
    const ids = await idsOf(client);
    const rates = { lock: [], unlock: [], oneByOne: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.lock.push(await inBulk(client, 'lockAccounts', accounts));
      rates.unlock.push(await inBulk(client, 'unlockAccounts', accounts));
      rates.oneByOne.push(await oneByOne(client, ids));
    }
    const moved = await inBulk(client, 'moveEmployees', accounts);
    const exported = await exportRate(product.url, client, accounts);
    const reset = await inBulk(client, 'resetPasswords', accounts, { reasonCode: 'ADMIN' });
    const [ours, peer] = [median(rates.lock), median(rates.oneByOne)];
    return {
      ours: threeDigits(ours),
      peer: threeDigits(peer),
      ratio: twoPlaces(ours / peer),
      spread: spreadOf(rates.lock.map((rate, round) => rate / rates.oneByOne[round])),
      unit: 'accounts/s locked; peer: lockAccount and unlockAccount one after the other',
      n: accounts,
      eachOf: Object.fromEntries(
        Object.entries({
          lock: ours,
          unlock: median(rates.unlock),
          move: moved,
          reset,
          export: exported,
        }).map(([action, rate]) => [action, threeDigits(rate)]),
      ),
      conditions:
        `standalone with embedded PostgreSQL, from the command to the end that a client sees, read models followed; ` +
        `Node ${process.version}, ${cpus().length} cores, load average before ${before}`,
    };
  } finally {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everybody is in one department and has an address outside, so that a link reaches them. */
async function companyOf(url, folder, accounts) {
  await foundOrganization(url, settingsIn(folder, 0));
  const { token } = await signIn(url, OWNER.address, OWNER.password);
  const people = Array.from(
    { length: accounts },
    (_, n) => `王小明,B${n},bulk${n}@example.com,生产中心,,bulk${n}@example.org,,个人,,KEYLEDGER`,
  );
  const { position } = await importEmployees(url, token, [HEADER, ...people].join('\n'));
  const client = new GraphqlClient(url, { token });
  client.token = token;
  client.position = position;
  return client;
}

const SEARCH = { search: 'bulk' };

async function idsOf(client) {
  const query = `query ($search: String) { accounts(first: 200, search: $search) { nodes { id } } }`;
  const { accounts } = await client.send(query, SEARCH);
  return accounts.nodes.map(({ id }) => id).slice(0, ONE_BY_ONE);
}

/** Accounts a second. */
async function inBulk(client, action, accounts, more = {}) {
  const type = `${action[0].toUpperCase()}${action.slice(1)}Input`;
  const mutation = `mutation ($input: ${type}!) { ${action}(input: $input) {
    ... on BulkOperationPayload { operationId position } ... on Problem { code } } }`;
  const start = performance.now();
  const input = { ...SEARCH, ...more, expectedTotal: accounts };
  const { operationId, position, code } = (await client.send(mutation, { input }))[action];
  if (code) throw new Error(`${action}: ${code}`);
  client.position = position;
  for (;;) {
    const { bulkOperation } = await client.send(OPERATION, { id: operationId });
    if (bulkOperation.state === 'COMPLETED') {
      if (bulkOperation.done !== accounts) throw new Error(JSON.stringify(bulkOperation));
      return (accounts * 1_000) / (performance.now() - start);
    }
    await pause(LOOK_EVERY_MS);
  }
}

async function oneByOne(client, ids) {
  const start = performance.now();
  for (const action of ['lockAccount', 'unlockAccount']) {
    const type = `${action[0].toUpperCase()}${action.slice(1)}Input`;
    const mutation = `mutation ($input: ${type}!) { ${action}(input: $input) {
      ... on AccountPayload { position } ... on Problem { code } } }`;
    for (const accountId of ids) {
      const { code } = (await client.send(mutation, { input: { accountId } }))[action];
      if (code) throw new Error(`${action}: ${code}`);
    }
  }
  return (2 * ids.length * 1_000) / (performance.now() - start);
}

async function exportRate(url, { token }, accounts) {
  const start = performance.now();
  const response = await fetch(`${url}/exports/accounts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ format: 'CSV', ...SEARCH }),
  });
  const text = await response.text();
  if (!text.includes(`# complete,accounts ${accounts},`)) throw new Error(text.slice(-200));
  return (accounts * 1_000) / (performance.now() - start);
}
