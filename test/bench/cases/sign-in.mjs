import { availableParallelism } from 'node:os';
import { linesProcess } from '../lines-process.mjs';
import { interleaved } from '../rounds.mjs';
import { PASSWORD, SECONDS, THREADS, withSigningCompany } from '../signing-company.mjs';

export const target = 0.85;

/** Whole sign-ins over HTTP against nothing but checks of the same hash on as many cores. */
export function run() {
  return withSigningCompany(async ({ signIns, keyledger, hash, conditions }) => {
    const peer = linesProcess('verify-peer.mjs', THREADS);
    const times = [];
    try {
      const question = {
        phc: hash.phc.reveal(),
        secret: keyledger.foundation.keyRing.pepper().toString('base64'),
        password: PASSWORD,
        seconds: SECONDS,
        atOnce: availableParallelism(),
      };
      const rates = await interleaved(
        async (round) => {
          const { rate, p99 } = await signIns(round);
          times.push(p99);
          return rate;
        },
        async () => (await peer.ask(question)).rate,
      );
      return {
        ...rates,
        unit: 'sign-ins/s; peer: verifications/s',
        n: 5,
        conditions: `${conditions}; p99 of each round ${times.slice(1).map(Math.round).join(', ')} ms; peer: @node-rs/argon2, ${availableParallelism()} at once`,
      };
    } finally {
      await peer.stop();
    }
  });
}
