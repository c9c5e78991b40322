import { networkMark } from '@keyledger/accounts';
import { openKeyledger } from '@keyledger/assembly';
import { readConfiguration } from '@keyledger/configuration';
import { openMillionAccounts } from './million-accounts.mjs';
import { YEAR_BEGINS, YEAR_ENDS } from './million-accounts/models.mjs';

const CHUNK = 100_000;
const YEAR_S = (YEAR_ENDS - YEAR_BEGINS) / 1_000;
export const OFFICE = '203.0.113.9';
export const STRANGE = '198.51.100.9';
const globalId = (type, id) => Buffer.from(`${type}:${id}`).toString('base64url');

/** A fraction in [0, 1) that belongs to the n-th sign-in. */
const fraction = (purpose) => `((hashint8extended(n, ${purpose}) & 1073741823) / 1073741824.0)`;
/** One of these, by the share up to which each reaches. */
const shared = (purpose, shares) =>
  `CASE ${Object.entries(shares)
    .map(([value, reach]) => `WHEN ${fraction(purpose)} < ${reach} THEN '${value}'`)
    .join(' ')} END`;

const OUTCOMES = {
  ...{ SUCCEEDED: 0.9, WRONG_PASSWORD: 0.98, CREDENTIAL_EXPIRED: 0.99, LOCKED: 0.998 },
  ...{ THROTTLED: 0.9999, FROZEN: 1 },
};
const CLIENTS = { WEB: 0.7, API: 0.9, MAIL_CLIENT: 0.9999, OTHER: 1 };
const COUNTRIES = { CN: 0.95, US: 0.99, BR: 0.9999, IS: 1 };

/**
 * The product over so many accounts and rows of `sign_in_log`, some accounts with many and most with few. Each row is at the
 * place of one of some thousand real sign-ins, from which a page reads the rest. Made once and kept.
 * @returns what `openMillionAccounts` does, and ids to filter by.
 */
export async function openMillionSignIns({ accounts, signIns }) {
  const product = await openMillionAccounts({ accounts });
  const keyledger = await openKeyledger(readConfiguration(product.settings), {
    say: () => undefined,
    migrate: 'REFUSE_PENDING',
  });
  try {
    const { keyRing, postgres, readPositions } = keyledger.foundation;
    const client = await postgres.pool.connect();
    const run = async (text) => (await client.query(text)).rows;
    try {
      await run('SET statement_timeout = 0');
      const log = await readPositions.table('sign_in_log', 'sign_in_log');
      const list = await readPositions.table('user_list', 'user_list');
      const tree = await readPositions.table('user_list', 'department');
      await seed(run, log, list, signIns, (address) => networkMark(keyRing, address));
      return { ...product, ids: await idsIn(run, log, list, tree) };
    } finally {
      client.release(true);
    }
  } catch (error) {
    await product.stop();
    throw error;
  } finally {
    await keyledger.close();
  }
}

async function seed(run, log, list, signIns, markOf) {
  const [{ there }] = await run(`SELECT count(*)::int AS there FROM ${log}`);
  if (there >= signIns) return;
  await run(`CREATE TEMP TABLE real AS SELECT row_number() OVER () - 1 AS place, * FROM ${log}`);
  await run(`CREATE TEMP TABLE whose AS
    SELECT row_number() OVER (ORDER BY md5(account_id::text)) - 1 AS place, account_id FROM ${list}`);
  for (const table of ['real', 'whose']) {
    await run(`ALTER TABLE ${table} ADD PRIMARY KEY (place)`);
    await run(`ANALYZE ${table}`);
  }
  for (let from = there; from < signIns; from += CHUNK) {
    await run(`
      INSERT INTO ${log} (account_id, position, organization_id, stream, revision, recorded_at, outcome, client, country,
             network_mark)
      SELECT whose.account_id, real.position, real.organization_id, real.stream, real.revision,
             to_timestamp(${YEAR_BEGINS / 1000} + ${YEAR_S}.0 * n / ${signIns} + ${fraction(1)}),
             ${shared(2, OUTCOMES)}, ${shared(3, CLIENTS)}, ${shared(4, COUNTRIES)},
             CASE WHEN ${fraction(5)} < 0.4 THEN '${markOf(OFFICE)}'
                  WHEN ${fraction(5)} < 0.4001 THEN '${markOf(STRANGE)}' ELSE md5(whose.account_id::text) END
        FROM generate_series(${from}, ${Math.min(signIns, from + CHUNK) - 1}) AS n
        JOIN real ON real.place = n % (SELECT count(*) FROM real)
        JOIN whose ON whose.place = floor(power(${fraction(6)}, 2) * (SELECT count(*) FROM whose))`);
  }
  await run(`VACUUM (ANALYZE) ${log}`);
  await run('CHECKPOINT');
}

/** The account with the most sign-ins, and departments with many and with few accounts. */
async function idsIn(run, log, list, tree) {
  const [busiest] = await run(
    `SELECT account_id AS id FROM ${log} GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`,
  );
  const departments = await run(`
    SELECT id, count(*)::int AS accounts FROM ${list} JOIN ${tree} USING (department_id), unnest(path) AS id
     GROUP BY 1 ORDER BY 2 DESC`);
  const near = (accounts) =>
    globalId('Department', departments.find((each) => each.accounts <= accounts).id);
  return {
    account: globalId('Account', busiest.id),
    large: near(10_000),
    middle: near(1_000),
    small: near(100),
  };
}
