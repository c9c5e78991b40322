import { cpus, loadavg } from 'node:os';
import { searchKeys } from '@keyledger/employees';
import { drawsFrom } from '../million-accounts/draws.mjs';
import { drawName } from '../million-accounts/names.mjs';
import { openMillionAccounts } from '../million-accounts.mjs';
import { median, percentile, rateOf, spreadOf, threeDigits, twoPlaces } from '../rounds.mjs';

export const target = 1;

const ROUNDS = 5;
const REQUESTS = 500;
const IN_FLIGHT = 4;
/** Of that many: nobody may be called by a rare name that was drawn. */
const MOST_EMPTY = 10;
/** How many times the unfiltered page's time a search may take. */
const ALLOWANCE = 3;
const PAGE = `query ($search: String) {
  accounts(first: 50, search: $search, sort: { field: LAST_SIGN_IN, descending: true }) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id state lastSignInAt provider
      address { value }
      owner { name { value } employeeNumber { value } }
      credential { state mustChange }
    }
  }
}`;

/**
 * What somebody sees who types two letters into the list by last sign-in: the first of a name's reading or its initials,
 * as often as people are called so. Against the same page without a search, over HTTP, in turns.
 */
export async function run({ accounts = 1_000_000 } = {}) {
  const product = await openMillionAccounts({ accounts });
  try {
    const before = loadavg()[0].toFixed(1);
    const searches = prefixes();
    const [plain, prefix] = [[], []];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const unfiltered = await timesOf(product, () => null);
      const searched = await timesOf(product, () => searches.next().value);
      if (round === 0) continue;
      plain.push(unfiltered);
      prefix.push(searched);
    }
    const p99 = (rounds) => rounds.map((times) => percentile(times, 0.99));
    const [limits, figures] = [p99(plain).map((time) => ALLOWANCE * time), p99(prefix)];
    return {
      ours: threeDigits(median(figures)),
      peer: threeDigits(median(limits)),
      ratio: twoPlaces(median(limits) / median(figures)),
      spread: spreadOf(limits.map((limit, round) => limit / figures[round])),
      unit: `ms, p99 of a page; peer is ${ALLOWANCE} times the unfiltered page’s`,
      n: ROUNDS * REQUESTS,
      p50: threeDigits(median(prefix.map((times) => percentile(times, 0.5)))),
      p50Unfiltered: threeDigits(median(plain.map((times) => percentile(times, 0.5)))),
      conditions:
        `${accounts} accounts, pages of 50 over HTTP, ${IN_FLIGHT} in flight, rounds in turn; ` +
        `Node ${process.version}, ${cpus().length} cores, load average before ${before}`,
    };
  } finally {
    await product.stop();
  }
}

async function timesOf({ url, tokens }, nextSearch) {
  const times = [];
  let empty = 0;
  await rateOf(REQUESTS, IN_FLIGHT, async () => {
    const body = JSON.stringify({ query: PAGE, variables: { search: nextSearch() } });
    const start = performance.now();
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.admin}` },
      body,
    });
    const { data, errors } = await response.json();
    times.push(performance.now() - start);
    if (errors) throw new Error(`${body} was refused: ${JSON.stringify(errors)}`);
    if (data.accounts.nodes.length === 0) empty += 1;
  });
  if (empty > MOST_EMPTY) throw new Error(`${empty} of ${REQUESTS} pages were empty`);
  return times;
}

function* prefixes() {
  const draw = drawsFrom(2);
  for (;;) {
    const { pinyin, initials } = searchKeys(drawName(draw));
    yield (initials.length > 1 && draw() < 0.5 ? initials : pinyin).slice(0, 2);
  }
}
