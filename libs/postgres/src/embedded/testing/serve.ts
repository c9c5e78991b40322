/**
 * A process that serves a data folder until its input ends. Its output is lines of JSON: `{log}`, then `{served}` or
 * `{error}`, then `{stopped}`.
 */
import { once } from 'node:events';
import { Secret } from '@keyledger/kernel';
import { EmbeddedPostgresError } from '../embedded-postgres-error.js';
import { startEmbeddedPostgres } from '../start-embedded-postgres.js';

const [dataFolder = '', password = ''] = process.argv.slice(2);
const tell = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

try {
  const server = await startEmbeddedPostgres({
    dataFolder,
    password: new Secret(password),
    log: (log) => tell({ log }),
  });
  const { host, port } = server.poolConfig;
  tell({ served: { host, port, joined: server.joined } });
  await once(process.stdin.resume(), 'end');
  await server.stop();
  tell({ stopped: true });
} catch (error) {
  if (!(error instanceof EmbeddedPostgresError)) throw error;
  tell({ error: { problem: error.problem, message: error.message } });
}
