/**
 * `npm run chaos -- --rounds N`: kill -9 under load, N times: of the whole product with its PostgreSQL in one round, of api
 * and worker as processes apart, each at a moment of its own, in the next; then every acknowledged command is looked for in the log, every chain is recomputed, and every read model is compared with a
 * rebuild in every column. Meanwhile a receiver of webhooks is killed as well, at moments of its own: in the end it was
 * told of every event, in order for each account, and what came twice came under the same id. In each round bulk operations
 * are started as well: each ends with every account, and each account was changed by it as often as its result says.
 * The last line is JSON: {"rounds","acknowledged","lost","differences","told","toldAgain","receiverKills","bulkOperations"}; exit code 1
 * if any acknowledged command is lost, any column differs or anything else is wrong.
 */
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setUpCompany } from '../product/set-up-company.mjs';
import { freePort, settingsIn, temporaryFolder } from '../product/running-product.mjs';
import { BulkOperations } from './bulk.mjs';
import { Downstream } from './downstream.mjs';
import { examine } from './examine.mjs';
import { Ledger, startLoad } from './load.mjs';
import { startApart, startWhole } from './shapes.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '3' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(
    'npm run chaos -- [--rounds 20] [--seconds 3]   seconds of load before each kill, at most',
  );
  process.exit(0);
}

const rounds = Number(values.rounds);
const folder = temporaryFolder('keyledger-chaos-');
// Everything comes from one address and one session here; a stranger's limits would be all that is tested.
const settings = settingsIn(folder, await freePort(), {
  KEYLEDGER_RATE_PER_NETWORK: '1000000',
  KEYLEDGER_RATE_PER_SESSION: '1000000',
  KEYLEDGER_WEBHOOK_NETWORKS: '127.0.0.1',
  KEYLEDGER_WEBHOOK_PORTS: '1-65535',
});
const ledger = new Ledger();
const bulk = new BulkOperations();
const downstream = await Downstream.in(folder);
const workerPort = await freePort();
let product;
let lastLine;

try {
  product = await startWhole(settings);
  const company = await setUpCompany(product, settings);
  await downstream.subscribe(product.url, company.token);
  for (let round = 1; round <= rounds; round += 1) {
    const load = startLoad(product.url, company, ledger);
    await load.under(50);
    await bulk.start(product.url, company.token);
    downstream.killWithin(Number(values.seconds) * 1000);
    await product.dieWithin(Number(values.seconds) * 1000);
    await load.stop();
    const killed = performance.now();
    product = await (round % 2 === 0 ? startWhole(settings) : startApart(settings, workerPort));
    await downstream.settled();
    const seconds = ((performance.now() - killed) / 1000).toFixed(1);
    const { acknowledged, unanswered } = ledger;
    console.log(
      `round ${round}/${rounds}: ${product.shape}, ready again after ${seconds} s; ` +
        `${acknowledged.length} commands acknowledged so far, ${unanswered.length} without an answer`,
    );
  }
  const { lost, differences, wrong } = await examine(
    settings,
    ledger.acknowledged,
    async (postgres) => [
      ...(await downstream.examine(product.url, company.token, postgres)),
      ...(await bulk.examine(postgres)),
    ],
  );
  const exitCode = await product.stop();
  if (exitCode !== 0) wrong.push(`The product ended with ${exitCode}`);
  console.log(`refused commands, by code: ${JSON.stringify(ledger.refused)}`);
  for (const problem of wrong) console.error(problem);
  if (wrong.length > 0) console.error(['The product said last:', ...product.said].join('\n'));
  const acknowledged = ledger.acknowledged.length;
  process.exitCode = wrong.length === 0 ? 0 : 1;
  const { told, toldAgain, kills: receiverKills } = downstream;
  const { started: bulkOperations } = bulk;
  lastLine = JSON.stringify({
    ...{ rounds, acknowledged, lost, differences, told, toldAgain, receiverKills, bulkOperations },
  });
} finally {
  await product?.killEverything();
  await downstream.kill();
  if (process.exitCode === 0) rmSync(folder, { recursive: true, force: true });
  else console.error(`What is left of it is in ${folder}`);
}
console.log(lastLine);
