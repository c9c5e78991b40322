import { DEFAULT_HASH_PARAMETERS } from '@keyledger/credentials';
import { installedPeer } from '../installed-peer.mjs';
import { linesProcess } from '../lines-process.mjs';
import { interleaved, median } from '../rounds.mjs';
import { PASSWORD, PEOPLE, THREADS, withSigningCompany } from '../signing-company.mjs';

export const target = 0.95;

/** Whole sign-ins over HTTP, a session included, against better-auth's with the same hash on the same PostgreSQL. */
export function run() {
  const version = installedPeer('better-auth');
  return withSigningCompany(async ({ signIns, rounds, keyledger, conditions }) => {
    const { postgres } = keyledger.foundation;
    await postgres.pool.query('CREATE DATABASE better_auth');
    const peer = linesProcess('better-auth-peer.mjs', THREADS);
    try {
      const { port } = await peer.ask({
        pool: {
          ...postgres.config,
          // The embedded server's is told by a function, which no line can carry.
          password: await passwordOf(postgres.config),
          database: 'better_auth',
          max: postgres.pool.options.max,
        },
        parameters: DEFAULT_HASH_PARAMETERS,
        people: PEOPLE,
        password: PASSWORD,
      });
      const requests = Array.from({ length: PEOPLE }, (_, n) => ({
        headers: { 'user-agent': 'Foxmail 7.2' },
        body: JSON.stringify({ email: `bench.${n}@example.com`, password: PASSWORD }),
      }));
      const theirs = { port, path: '/api/auth/sign-in/email', requests, expected: '"token"' };
      const p99s = { ours: [], peer: [] };
      const noting = (side, signedIn) => async (round) => {
        const { rate, p99 } = await signedIn(round);
        p99s[side].push(p99);
        return rate;
      };
      const rates = await interleaved(
        noting('ours', signIns),
        noting('peer', (round) => rounds(theirs, round)),
      );
      const [ours, other] = [p99s.ours, p99s.peer].map((all) => Math.round(median(all.slice(1))));
      return {
        ...rates,
        ...(ours > other ? { missed: `p99 ${ours} ms against ${other} ms` } : {}),
        unit: 'sign-ins/s',
        n: 5,
        p99: ours,
        peerP99: other,
        conditions: `${conditions}; p99 ${ours} ms, the peer’s ${other} ms; peer: better-auth ${version} with a session each, the same argon2id by its option \`password\``,
      };
    } finally {
      await peer.stop();
    }
  });
}

const passwordOf = ({ password }) => (typeof password === 'function' ? password() : password);
