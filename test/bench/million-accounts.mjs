import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { projections, contextModules, openKeyledger, reactorNames } from '@keyledger/assembly';
import { readConfiguration } from '@keyledger/configuration';
import { installReactors, ProjectionRunner } from '@keyledger/projections';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { signIn } from '../product/graphql-client.mjs';
import { freePort, root, settingsIn, startProduct } from '../product/running-product.mjs';
import { foundCompany, PASSWORD, STAFF } from './million-accounts/company.mjs';
import { writeModels } from './million-accounts/models.mjs';
import { multiply } from './million-accounts/multiply.mjs';

const KEPT = join(root, 'data/bench');
const WITHOUT_LIMITS = {
  KEYLEDGER_RATE_PER_NETWORK: '10000000',
  KEYLEDGER_RATE_PER_SESSION: '10000000',
};
const CAUGHT_UP_WITHIN_MS = 300_000;

/**
 * The built product over one company of that many accounts and 10,000 departments, with its staff signed in. The
 * database is made at the first call, in `data/bench`, and kept for the next ones until what it is made of changes.
 *
 * Its log is short (some thousand accounts); the rows of the others are in the read tables only, so that nothing is
 * there to be commanded, and a rebuild would drop them.
 * @returns where it answers, a token of each of `STAFF`, `settings` for whoever opens its inside beside it, and `stop`.
 */
export async function openMillionAccounts({ accounts = 1_000_000, say = () => undefined } = {}) {
  const folder = await seededFolder(accounts, say);
  const settings = settingsIn(folder, await freePort(), WITHOUT_LIMITS);
  const product = await startProduct(settings);
  try {
    const tokens = {};
    for (const [who, { address }] of Object.entries(STAFF)) {
      const answer = await signIn(product.url, address, PASSWORD);
      if (!answer.token) throw new Error(`${address} cannot sign in: ${answer.code}`);
      tokens[who] = answer.token;
    }
    return { url: product.url, tokens, settings, stop: () => product.stop() };
  } catch (error) {
    await product.stop();
    throw error;
  }
}

/** The kept folder of that many accounts; one of another version gives way to it. */
export async function seededFolder(accounts, say) {
  const name = `accounts-${accounts}`;
  const folder = join(KEPT, `${name}-${versionOf()}`);
  if (existsSync(join(folder, 'seeded'))) return folder;
  mkdirSync(KEPT, { recursive: true });
  for (const old of readdirSync(KEPT))
    if (old.startsWith(`${name}-`)) rmSync(join(KEPT, old), { recursive: true });
  mkdirSync(folder);
  // The database's own user has to pass through.
  chmodSync(folder, 0o711);
  const start = performance.now();
  await seed(folder, accounts, say);
  writeFileSync(join(folder, 'seeded'), '');
  say(`Made ${accounts} accounts in ${Math.round((performance.now() - start) / 1000)} s`);
  return folder;
}

/** Of what the database is made of: this code, and the read tables' shape. */
function versionOf() {
  const hash = createHash('sha256');
  const parts = new URL('./million-accounts/', import.meta.url);
  for (const part of readdirSync(parts).sort()) hash.update(readFileSync(new URL(part, parts)));
  hash.update(readFileSync(new URL(import.meta.url)));
  const { version, tables } = userList();
  const statements = tables.map(({ create, indexes }) => [create('t'), indexes?.('t')]);
  hash.update(JSON.stringify([version, statements]));
  return hash.digest('hex').slice(0, 12);
}

const userList = () => projections.find(({ name }) => name === 'user_list');

async function seed(folder, accounts, say) {
  const settings = settingsIn(folder, 3000, { KEYLEDGER_HASH_MEMORY_KIB: '19456' });
  const keyledger = await openKeyledger(readConfiguration(settings), { say, migrate: 'NOW' });
  const { foundation } = keyledger;
  const module = { module: class Bench {}, imports: contextModules(keyledger) };
  const app = await NestFactory.createApplicationContext(module, { logger: false });
  try {
    const organizationId = await foundCompany(foundation, app.get(CommandBus, { strict: false }));
    say('The company is founded');
    await writeModels(foundation, organizationId);
    say('The log is written');
    await project(foundation);
    say('The log is projected');
    await withClient(foundation.postgres, async (client) => {
      const tables = {};
      for (const { name } of userList().tables)
        tables[name] = await foundation.readPositions.table('user_list', name);
      await multiply(client, tables, organizationId, accounts);
      // Messages about the models are nobody's business: reactors begin behind them.
      await client.query('DELETE FROM reactor_state');
      await installReactors(foundation.postgres, foundation.store, reactorNames);
      await client.query('VACUUM (ANALYZE)');
      await client.query('CHECKPOINT');
    });
  } finally {
    await app.close();
    await keyledger.close();
  }
}

async function project({ postgres, store, codec, readPositions }) {
  const runner = new ProjectionRunner(postgres, store, codec, projections);
  await runner.start();
  try {
    const names = projections.map(({ name }) => name);
    const head = await store.headPosition();
    const { stale } = await readPositions.waitFor(names, head, CAUGHT_UP_WITHIN_MS);
    if (stale) throw new Error('The read models did not catch up');
  } finally {
    await runner.stop();
  }
}

async function withClient({ pool }, work) {
  const client = await pool.connect();
  try {
    await work(client);
  } finally {
    client.release(true);
  }
}
