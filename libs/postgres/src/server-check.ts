import type { Postgres } from './postgres.js';

const OLDEST_VERSION = 150_000;

/** The server lacks what durability or correctness need; `problems` has one sentence each, saying what to set. */
export class UnfitServerError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`This PostgreSQL cannot hold Keyledger's data:\n- ${problems.join('\n- ')}`);
    this.name = 'UnfitServerError';
  }
}

/**
 * Boot check of any server, embedded or outside: version 15 or newer, UTF-8, and no acknowledged write that a power cut
 * could take back.
 *
 * @throws UnfitServerError
 */
export async function checkServer(postgres: Postgres): Promise<void> {
  const { rows } = await postgres.pool.query<Record<string, string>>(
    `SELECT current_setting('server_version_num') AS version, current_setting('server_version') AS version_name,
            current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync,
            current_setting('synchronous_commit') AS synchronous_commit`,
  );
  const problems = rows.flatMap(problemsOf);
  if (problems.length > 0) throw new UnfitServerError(problems);
}

function problemsOf(server: Record<string, string>): string[] {
  const problems: string[] = [];
  if (Number(server.version) < OLDEST_VERSION) {
    problems.push(`It is version ${server.version_name}; use PostgreSQL 15 or newer.`);
  }
  if (server.encoding !== 'UTF8') {
    problems.push(
      `Its database is encoded in ${server.encoding}; create one with ENCODING 'UTF8' TEMPLATE template0.`,
    );
  }
  for (const setting of ['fsync', 'synchronous_commit']) {
    if (server[setting] === 'off') {
      problems.push(
        `${setting} is off, so a crash can lose acknowledged events; set ${setting} = on.`,
      );
    }
  }
  return problems;
}
