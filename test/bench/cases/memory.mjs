import { readFileSync } from 'node:fs';
import { GraphqlClient, signIn } from '../../product/graphql-client.mjs';
import { withinTime } from '../rounds.mjs';
import { PASSWORD, PEOPLE, withSigningCompany } from '../signing-company.mjs';

const LIMIT_MB = 400;
const ROUNDS = 5;
const LISTS = 200;
const CHANGES = 50;
const LIST = `query ($after: String) {
  accounts(first: 50, after: $after, sort: { field: NAME }) {
    nodes { id address { value } owner { name { value } } state lastSignInAt history(first: 5) { nodes { sentence } } }
    pageInfo { endCursor hasNextPage }
  }
}`;
const IDS = `{ accounts(first: ${PEOPLE}) { nodes { id address { value } } } }`;
const change = (name) => `mutation ($input: ${name[0].toUpperCase()}${name.slice(1)}Input!) {
  ${name}(input: $input) { __typename ... on Problem { code } }
}`;

export const target = 1;

/** What the product holds resident after sign-ins, lists and changes, PostgreSQL apart: `standalone` is one process. */
export function run() {
  return withSigningCompany(async ({ product, signIns, conditions }) => {
    const { accounts } = await (await administratorOf(product)).send(IDS);
    const others = accounts.nodes.filter(({ address }) => address.value !== 'bench.0@example.com');
    const atFirst = residentMb(product.pid);
    const figures = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await signIns(round);
      // A session may ask 1,200 times a minute, which all rounds together would exceed.
      const client = await administratorOf(product);
      await readLists(client);
      await changeAccounts(client, others);
      figures.push(residentMb(product.pid));
    }
    return {
      ...withinTime(figures, LIMIT_MB),
      ours: Math.round(Math.max(...figures)),
      ratio: Number((LIMIT_MB / Math.max(...figures)).toFixed(2)),
      unit: 'MB resident; peer: the limit',
      n: ROUNDS,
      conditions: `${conditions}; highest of ${ROUNDS} rounds (${figures.map(Math.round).join(', ')}), ${Math.round(atFirst)} before; each round sign-ins, ${LISTS} lists and ${2 * CHANGES} changes`,
    };
  });
}

async function administratorOf({ url }) {
  const from = { 'x-forwarded-for': '1.0.0.7' };
  const { token } = await signIn(url, 'bench.0@example.com', PASSWORD, from);
  return new GraphqlClient(url, { token });
}

async function readLists(client) {
  let after = null;
  for (let n = 0; n < LISTS; n += 1) {
    const { accounts } = await client.send(LIST, { after });
    after = accounts.pageInfo.hasNextPage ? accounts.pageInfo.endCursor : null;
  }
}

async function changeAccounts(client, accounts) {
  for (const { id } of accounts.slice(0, CHANGES)) {
    for (const name of ['lockAccount', 'unlockAccount']) {
      const answer = await client.send(change(name), {
        input: { accountId: id, reasonCode: 'ANOMALY' },
      });
      if (answer[name].code) throw new Error(`${name}: ${answer[name].code}`);
    }
  }
}

function residentMb(pid) {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(kilobytes) / 1024;
}
