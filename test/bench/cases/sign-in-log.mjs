import { cpus, loadavg } from 'node:os';
import { openMillionSignIns, OFFICE, STRANGE } from '../million-sign-ins.mjs';
import { percentile, threeDigits, withinTime } from '../rounds.mjs';

export const target = 1;

const LIMIT_MS = 100;
const ROUNDS = 5;
/** Of each kind of page in a round. */
const REQUESTS = 20;
const PAGE = `query ($filter: SignInFilterInput, $after: String) {
  signIns(first: 50, filter: $filter, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { at outcome reason client network { value } country { value } software { value } account { address { value } } }
  }
}`;

/**
 * Pages of 50 of a million sign-ins over HTTP, one after the other, in turn by each filter; the events of the page are read
 * and decrypted too. The p99 of all pages counts; that of each kind stands beside it.
 */
export async function run({ accounts = 100_000, signIns = 1_000_000 } = {}) {
  const product = await openMillionSignIns({ accounts, signIns });
  try {
    const before = loadavg()[0].toFixed(1);
    const kinds = await kindsOf(product);
    const times = kinds.map(() => Array.from({ length: ROUNDS }, () => []));
    for (const kind of kinds) for (let n = 0; n < 5; n += 1) await ask(product, kind);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (let n = 0; n < REQUESTS; n += 1) {
        for (const [place, kind] of kinds.entries()) {
          const start = performance.now();
          await ask(product, kind);
          times[place][round].push(performance.now() - start);
        }
      }
    }
    const everyPage = Array.from({ length: ROUNDS }, (_, round) =>
      percentile(
        times.flatMap((rounds) => rounds[round]),
        0.99,
      ),
    );
    const each = kinds.map(({ name }, place) => {
      const all = times[place].flat();
      return [name, [0.5, 0.99].map((share) => threeDigits(percentile(all, share)))];
    });
    return {
      ...withinTime(everyPage, LIMIT_MS),
      unit: 'ms, p99 of a page; peer: the limit',
      n: ROUNDS * REQUESTS * kinds.length,
      p50AndP99: Object.fromEntries(each),
      conditions:
        `${signIns} sign-ins of ${accounts} accounts, pages of 50 over HTTP, one at a time; ` +
        `Node ${process.version}, ${cpus().length} cores, load average before ${before}`,
    };
  } finally {
    await product.stop();
  }
}

async function kindsOf(product) {
  const { ids } = product;
  const of = (name, filter, who = 'owner') => ({ name, filter, who });
  const half = { until: '2026-05-27T00:00:00.000Z' };
  const first = await ask(product, of('', half));
  return [
    of('first page', {}),
    { ...of('deep page', half), after: first.pageInfo.endCursor },
    of('failed', { outcome: 'FAILED' }),
    of('for a rare reason', { reasons: ['FROZEN'] }),
    of('for no reason that was', { reasons: ['OWNER_LEFT'] }),
    of('by mail client', { clients: ['MAIL_CLIENT'] }),
    of('by a rare client', { clients: ['OTHER'] }),
    of('from CN', { country: 'CN' }),
    of('from a rare country', { country: 'IS' }),
    of('from a country of which there is none', { country: 'ZZ' }),
    of('from the office', { network: OFFICE }),
    of('from a rare network', { network: STRANGE }),
    of('failed, from CN, by a rare client', {
      outcome: 'FAILED',
      country: 'CN',
      clients: ['OTHER'],
    }),
    of('a day', { since: '2026-03-01T00:00:00.000Z', until: '2026-03-02T00:00:00.000Z' }),
    of('the busiest account', { accountId: ids.account }),
    of('the busiest account, a rare reason', { accountId: ids.account, reasons: ['FROZEN'] }),
    of('department of 100', { departmentId: ids.small }),
    of('department of 1,000', { departmentId: ids.middle }),
    of('department of 10,000', { departmentId: ids.large }),
    of('department of 1,000, a rare country', { departmentId: ids.middle, country: 'IS' }),
    of('department of 1,000, failed', { departmentId: ids.middle, outcome: 'FAILED' }),
    of('of an admin of a tenth', {}, 'adminOfMany'),
    of('of an admin of a few', {}, 'adminOfFew'),
  ];
}

async function ask({ url, tokens }, { filter, after, who }) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[who]}` },
    body: JSON.stringify({ query: PAGE, variables: { filter, after } }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data.signIns;
}
