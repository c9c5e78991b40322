/**
 * `npm run chaos -- --rounds N`: kill -9 of the whole product, PostgreSQL included, under load, N times; then every
 * acknowledged command is looked for in the log, every chain is recomputed, and every read model is compared with a
 * rebuild in every column. The last line is JSON: {"rounds","acknowledged","lost","differences"}; exit code 1 if any
 * acknowledged command is lost, any column differs or anything else is wrong.
 */
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { setUpCompany } from '../product/set-up-company.mjs';
import {
  freePort,
  settingsIn,
  startProduct,
  temporaryFolder,
} from '../product/running-product.mjs';
import { examine } from './examine.mjs';
import { Ledger, startLoad } from './load.mjs';

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
});
const ledger = new Ledger();
let product;
let lastLine;

try {
  product = await startProduct(settings);
  const company = await setUpCompany(product, settings);
  for (let round = 1; round <= rounds; round += 1) {
    const load = startLoad(product.url, company, ledger);
    await load.under(50);
    await pause(Math.random() * Number(values.seconds) * 1000);
    await product.killAll();
    await load.stop();
    const killed = performance.now();
    product = await startProduct(settings);
    const seconds = ((performance.now() - killed) / 1000).toFixed(1);
    const { acknowledged, unanswered } = ledger;
    console.log(
      `round ${round}/${rounds}: ready again after ${seconds} s; ` +
        `${acknowledged.length} commands acknowledged so far, ${unanswered.length} without an answer`,
    );
  }
  const { lost, differences, wrong } = await examine(settings, ledger.acknowledged);
  const exitCode = await product.stop();
  if (exitCode !== 0) wrong.push(`The product ended with ${exitCode}`);
  console.log(`refused commands, by code: ${JSON.stringify(ledger.refused)}`);
  for (const problem of wrong) console.error(problem);
  if (wrong.length > 0) console.error(['The product said last:', ...product.said].join('\n'));
  const acknowledged = ledger.acknowledged.length;
  process.exitCode = wrong.length === 0 ? 0 : 1;
  lastLine = JSON.stringify({ rounds, acknowledged, lost, differences });
} finally {
  await product?.killAll();
  if (process.exitCode === 0) rmSync(folder, { recursive: true, force: true });
  else console.error(`What is left of it is in ${folder}`);
}
console.log(lastLine);
