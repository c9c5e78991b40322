import assert from 'node:assert/strict';
import { cpus, loadavg } from 'node:os';
import { childWithLines } from '../child-with-lines.mjs';
import { openMillionAccounts } from '../million-accounts.mjs';
import { interleaved } from '../rounds.mjs';

const CONNECTIONS = 32;
const SECONDS = 5;
const FIRST = 50;
const QUERY = `query UserList($first: Int!, $filter: AccountFilterInput, $sort: AccountSortInput) {
  accounts(first: $first, filter: $filter, sort: $sort) {
    edges {
      node {
        id
        address { value state }
        owner { name { value state } employeeNumber { value } }
        provider
        state
        lastSignInAt
        revision
      }
    }
    pageInfo { hasNextPage }
  }
}`;
const VARIABLES = {
  first: FIRST,
  filter: { state: 'ACTIVE' },
  sort: { field: 'LAST_SIGN_IN', descending: true },
};
const BODY = JSON.stringify({ query: QUERY, variables: VARIABLES });

export const target = 0.45;

/**
 * A page of 50 of 1,000,000 accounts, filtered and sorted, asked on 32 connections: the product over GraphQL against a bare
 * server that answers the same page. Both look the session up. What is answered is compared before the clock starts.
 */
export async function run({ accounts = 1_000_000 } = {}) {
  // As `npm start` runs it; the peer has what this process was started with.
  process.env.NODE_OPTIONS = '--max-semi-space-size=32';
  const product = await openMillionAccounts({ accounts });
  const peer = childWithLines('bare-list-peer.mjs', product.settings);
  const load = childWithLines('http-load.mjs');
  try {
    const headers = { authorization: `Bearer ${product.tokens.owner}` };
    const ours = `${product.url}/graphql`;
    const bare = `http://127.0.0.1:${await peer.answer()}/`;
    await comparePages(ours, bare, headers);
    const rate = (url) => async () => {
      const question = { url, headers, body: BODY, connections: CONNECTIONS, seconds: SECONDS };
      const { answers, seconds, failures } = await load.ask(question);
      assert.equal(failures, 0);
      return answers / seconds;
    };
    const before = loadavg()[0].toFixed(1);
    const rates = await interleaved(rate(ours), rate(bare));
    return {
      ...rates,
      unit: 'requests/s',
      n: accounts,
      conditions:
        `page of ${FIRST} by last sign-in, filter ACTIVE, ${CONNECTIONS} connections, without totalCount and ` +
        `allowedActions; peer node:http and pg; server, peer, database and load on one machine, Node ` +
        `${process.version}, ${cpus().length} cores, load average before ${before}`,
    };
  } finally {
    await load.stop();
    await peer.stop();
    await product.stop();
  }
}

async function comparePages(ours, bare, headers) {
  const pages = [];
  for (const url of [ours, bare]) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: BODY,
    });
    pages.push((await response.json()).data.accounts);
  }
  assert.equal(pages[0].edges.length, FIRST);
  assert.deepEqual(pages[0], pages[1]);
}
