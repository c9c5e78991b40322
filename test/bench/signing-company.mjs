import { rmSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { openKeyledger } from '@keyledger/assembly';
import { readConfiguration } from '@keyledger/configuration';
import { DEFAULT_HASH_PARAMETERS, Vault } from '@keyledger/credentials';
import { Claims } from '@keyledger/event-store';
import { newId, Secret } from '@keyledger/kernel';
import { INITIAL_PASSWORD_POLICY } from '@keyledger/organizations';
import {
  freePort,
  settingsIn,
  startProduct,
  temporaryFolder,
} from '../product/running-product.mjs';
import { linesProcess } from './lines-process.mjs';

export const PASSWORD = 'Bench-mark 9 chuan!';
export const PEOPLE = 200;
/** So many people wait for their answer at once. */
const CONNECTIONS = 16;
/** Long enough that what is waited for at its end weighs little. */
export const SECONDS = 10;
/** A server signs people in for weeks: what compiling its code takes at first is no part of a sign-in. */
const WARM_UP_SECONDS = 30;
const TOLD_WITHIN_MS = 120_000;
/** As the launcher sets it: a hash on every core, and file calls still find a free thread. */
export const THREADS = Math.max(4, availableParallelism() + 2);

const SIGN_IN = `mutation ($input: SignInInput!) {
  signIn(input: $input) { __typename ... on SignedIn { token expiresAt } ... on Problem { code } }
}`;

/**
 * The product as `npm start` runs it, in a process of its own, with a company of {@link PEOPLE} who have a password each, and
 * somebody in another process who signs them in over HTTP, each from a network of their own: no limit is turned off.
 */
export async function withSigningCompany(work) {
  const folder = temporaryFolder('keyledger-sign-in-');
  const settings = settingsIn(folder, await freePort(), {
    KEYLEDGER_TRUSTED_PROXIES: '127.0.0.1',
  });
  const keyledger = await openKeyledger(readConfiguration(settings), {
    say: () => undefined,
    migrate: 'NOW',
  });
  const load = linesProcess('sign-in-load.mjs', THREADS);
  let product;
  try {
    const hash = await provision(keyledger.foundation);
    product = await startProduct({ ...settings, NODE_OPTIONS: '--max-semi-space-size=32' });
    await untilToldOfTheirPasswords(keyledger.foundation);
    const requests = Array.from({ length: PEOPLE }, (_, n) => ({
      headers: { 'x-forwarded-for': `1.${n >> 8}.${n & 255}.7`, 'user-agent': 'Foxmail 7.2' },
      body: JSON.stringify({
        query: SIGN_IN,
        variables: { input: { address: addressOf(n), password: PASSWORD, wantsToken: true } },
      }),
    }));
    const { port } = new URL(product.url);
    return await work({
      product,
      keyledger,
      hash,
      /** One round of sign-ins at the product; round 0 warms it up. */
      signIns: (round) =>
        rounds({ port, path: '/graphql', requests, expected: '"SignedIn"' }, round),
      /** One round at another server, with what it wants to be told. */
      rounds,
      conditions:
        `${PEOPLE} accounts, argon2id m=${DEFAULT_HASH_PARAMETERS.memoryKiB} KiB t=2 p=1, ${CONNECTIONS} connections, ` +
        `rounds of ${SECONDS} s after ${WARM_UP_SECONDS} s of warm-up, product, PostgreSQL (durable) and clients on the same ${cpus().length} cores, ` +
        `Node ${process.version}`,
    });
  } catch (error) {
    throw new Error(`The product said: ${product?.said.slice(-5).join('\n')}`, { cause: error });
  } finally {
    await load.stop();
    await product?.stop();
    await keyledger.close();
    rmSync(folder, { recursive: true, force: true });
  }

  function rounds(target, round) {
    const seconds = round === 0 ? WARM_UP_SECONDS : SECONDS;
    return load.ask({ ...target, connections: CONNECTIONS, seconds });
  }
}

/** Mail about the passwords goes out before anything is measured: it is no part of a sign-in. */
async function untilToldOfTheirPasswords({ postgres }) {
  const deadline = Date.now() + TOLD_WITHIN_MS;
  for (;;) {
    const { rows } = await postgres.pool.query(
      `SELECT count(*)::int AS told FROM effect WHERE queue = 'notifications' AND state = 'DONE'`,
    );
    if (rows[0].told === PEOPLE) return;
    if (Date.now() > deadline) throw new Error(`Only ${rows[0].told} of ${PEOPLE} were told`);
    await pause(100);
  }
}

const addressOf = (n) => `bench.${n}@example.com`;

/** People, mailboxes and passwords, as events. @returns the hash that all of them have. */
async function provision({ aggregates, postgres, keyRing, clock, hasher }) {
  const [claims, vault] = [Claims, Vault].map((Part) => new Part(postgres, keyRing, clock));
  const organizationId = newId();
  const happened = async (stream, ...events) => {
    const [category] = stream.split('-', 1);
    const executed = await aggregates.execute({
      aggregate: { category, initial: null, evolve: () => null },
      id: stream.slice(category.length + 1),
      context: {
        organizationId,
        actor: { kind: 'SYSTEM', id: 'bench', role: null },
        commandId: newId(),
        correlationId: newId(),
      },
      decide: () => events,
    });
    if (executed.outcome === 'rejected') throw new Error(executed.rejection.code);
  };
  const claim = (kind, value, ownerId) =>
    claims.claim({ kind, scopeId: null, value, ownerId, organizationId });

  await claim('domain', 'example.com', organizationId);
  const passwordPolicy = INITIAL_PASSWORD_POLICY;
  await happened(
    `organization-${organizationId}`,
    {
      type: 'OrganizationFounded',
      data: { name: 'Bench', timeZone: 'Asia/Shanghai', locale: 'en', passwordPolicy },
    },
    { type: 'DomainAdded', data: { domain: 'example.com' } },
  );
  const hash = await hasher.hash(new Secret(PASSWORD));
  const people = Array.from({ length: PEOPLE }, (_, n) => n);
  await Promise.all(
    people.map(async (n) => {
      const [ownerId, accountId, credentialId] = [newId(), newId(), newId()];
      const [address, stream] = [addressOf(n), `account-${accountId}`];
      await claim('address', address, accountId);
      await vault.putPasswordHash(credentialId, { organizationId, stream }, hash);
      const person = { name: `员工${n}`, employeeNumber: `B${n}`, birthDate: null };
      await happened(`employee-${ownerId}`, {
        type: 'EmployeeRegistered',
        data: { ...person, departmentId: null, origin: 'IMPORT' },
      });
      const held = { provider: 'KEYLEDGER', authority: 'KEYLEDGER', origin: 'IMPORT' };
      const changed = { cause: 'SET_BY_LINK', kind: 'PERMANENT', authority: 'KEYLEDGER' };
      await happened(
        stream,
        { type: 'AccountProvisioned', data: { address, kind: 'PERSONAL', ownerId, ...held } },
        {
          type: 'PasswordChanged',
          data: {
            ...changed,
            credentialId,
            effectiveAt: clock.now().toISOString(),
            expiresAt: null,
            resetId: null,
          },
        },
      );
      if (n === 0) {
        const owner = { employeeId: ownerId, role: 'OWNER', departmentId: null };
        await happened(`organization-${organizationId}`, { type: 'RoleGranted', data: owner });
      }
    }),
  );
  return hash;
}
