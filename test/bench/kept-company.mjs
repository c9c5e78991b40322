import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProjectionRunner, projectionMigrations } from '@keyledger/projections';
import { migrate } from '@keyledger/postgres';
import { setTimeout as pause } from 'node:timers/promises';
import { openLog } from './company-log.mjs';
import { withServerOver } from './durable-server.mjs';
import { writeWorkingCompany } from './working-company.mjs';

/** Raised when what is written changes: a company of before is not taken for it. */
const CONTENTS = 1;

/**
 * A company of ten events an account in a folder that stays, so that it is written once however many cases ask it:
 * `keyledger-bench-company-…` in the system's folder for temporary files, or in `KEYLEDGER_BENCH_FOLDER`. Remove it when
 * you need the room (3 GB for a million events).
 */
export async function withKeptCompany(events, projections, work) {
  const folder = join(
    process.env.KEYLEDGER_BENCH_FOLDER ?? tmpdir(),
    `keyledger-bench-company-${CONTENTS}-${events}`,
  );
  const complete = join(folder, 'complete');
  if (!existsSync(complete)) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  return withServerOver(folder, async ({ database, conditions }) => {
    const postgres = await database('company');
    await migrate(postgres, projectionMigrations);
    const log = await openLog(postgres);
    try {
      if (!existsSync(complete)) {
        await writeWorkingCompany(log, events);
        await postgres.pool.query('VACUUM (ANALYZE)');
        writeFileSync(complete, '');
      }
      await bringUpToDate(postgres, log, projections);
      return await work({ postgres, ...log, conditions });
    } finally {
      await log.close();
    }
  });
}

/** Until the read models are at the log's end; what they replaced is dropped. */
export async function bringUpToDate(postgres, { store, codec }, projections) {
  const options = { keepRetiredMinutes: 0 };
  const runner = new ProjectionRunner(postgres, store, codec, projections, options);
  await runner.start();
  const head = await store.headPosition();
  const names = projections.map(({ name }) => name);
  for (;;) {
    const { rows } = await postgres.pool.query(
      `SELECT FROM projection_state WHERE name = ANY($1) AND state = 'SERVED' AND checkpoint = $2`,
      [names, head],
    );
    if (rows.length === names.length) break;
    await pause(100);
  }
  await runner.stop();
  await postgres.pool.query('VACUUM (ANALYZE)');
  await postgres.pool.query('CHECKPOINT');
}
