/**
 * better-auth with e-mail and password over `node:http`, in a database beside the product's, with its documented option for
 * the hash of one's choice: the product's argon2id. Given `{ pool, parameters, people, password }` it signs so many up and
 * prints `{ port }`. It keeps its rules for sessions; its counting of requests is off, as it is unless in production.
 */
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import pg from 'pg';

const ARGON2ID = 2;
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const { value: line } = await lines.next();
const { pool: connection, parameters, people, password } = JSON.parse(line);
const pool = new pg.Pool(connection);
const { memoryKiB: memoryCost, passes: timeCost, lanes: parallelism } = parameters;
const cost = { algorithm: ARGON2ID, memoryCost, timeCost, parallelism, outputLen: 32 };
const options = {
  baseURL: 'http://127.0.0.1',
  secret: 'of-the-bench-only-0123456789abcdef',
  database: pool,
  telemetry: { enabled: false },
  rateLimit: { enabled: false },
  logger: { level: 'error' },
  emailAndPassword: {
    enabled: true,
    password: {
      hash: (typed) => hash(typed, cost),
      verify: ({ hash: phc, password: typed }) => verify(phc, typed),
    },
  },
};
const { runMigrations } = await getMigrations(options);
await runMigrations();
const auth = betterAuth(options);
await Promise.all(
  Array.from({ length: people }, (_, n) =>
    auth.api.signUpEmail({ body: { name: `员工${n}`, email: `bench.${n}@example.com`, password } }),
  ),
);
// Whoever signs up is signed in.
await pool.query('DELETE FROM session');

const server = createServer(toNodeHandler(auth));
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.address().port })));
await lines.next();
server.close();
server.closeAllConnections();
await pool.end();
