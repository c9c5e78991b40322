import { migrations } from '@keyledger/assembly';
import { readConfiguration } from '@keyledger/configuration';
import { holdsCluster, pendingMigrations } from '@keyledger/postgres';
import { CommandLineActs } from '../audit/command-line-acts.js';
import type { CommandLine } from '../command-line/command-line.js';
import { openDatabase } from '../opening/open-database.js';
import { withKeyledger } from '../opening/with-keyledger.js';

export interface MigrateOptions {
  readonly status?: true;
  readonly adoptLog?: true;
  readonly json?: true;
}

export async function migrate(
  line: CommandLine,
  { status, adoptLog, json }: MigrateOptions,
): Promise<void> {
  const pending = await stillPending(line);
  if (!status) {
    await withKeyledger(
      line,
      async ({ foundation }) => {
        const act = adoptLog ? 'migrate --adopt-log' : 'migrate';
        if (adoptLog || pending.length > 0) await new CommandLineActs(foundation).onAll(act);
      },
      { migrate: 'NOW', adoptLog: adoptLog === true },
    );
  }
  const told = status ? 'pending' : 'applied';
  if (json) line.print(JSON.stringify({ [told]: pending }));
  else if (pending.length === 0) line.print('The database is up to date.');
  else line.print(`${pending.length} ${told}:\n${pending.map((id) => `  ${id}`).join('\n')}`);
}

/** Where no database was made yet, everything is pending, and asking makes none. */
async function stillPending(line: CommandLine): Promise<readonly string[]> {
  const configuration = readConfiguration(line.environment);
  if (!configuration.databaseUrl && !holdsCluster(configuration.dataFolder)) {
    return migrations.map(({ id }) => id);
  }
  const database = await openDatabase(configuration, (told) => line.say(told));
  try {
    return await pendingMigrations(database.postgres, migrations);
  } finally {
    await database.close();
  }
}
