import { readConfiguration } from '@keyledger/configuration';
import type { KeyDescription, OpenedKeys } from '@keyledger/keys';
import { holdsCluster, verifyKeyIds } from '@keyledger/postgres';
import type { CommandLine } from '../command-line/command-line.js';
import { table } from '../command-line/table.js';
import { openDatabase, openExistingKeys } from '../opening/open-database.js';

export interface CheckOptions {
  readonly json?: true;
}

export async function checkKeys(line: CommandLine, { json }: CheckOptions): Promise<void> {
  const configuration = readConfiguration(line.environment);
  if (!configuration.databaseUrl && !holdsCluster(configuration.dataFolder)) {
    tell(line, (await openExistingKeys(configuration)).describeKeys(), 'NO_DATA', json);
    return;
  }
  const database = await openDatabase(configuration, (told) => line.say(told));
  try {
    const { keys, postgres } = database;
    const { rows } = await postgres.pool.query<{ there: boolean }>(
      `SELECT to_regclass('key_identity') IS NOT NULL AS there`,
    );
    if (rows[0]?.there) await refuseOthers(keys);
    tell(line, keys.describeKeys(), rows[0]?.there ? 'MATCH' : 'NO_DATA', json);

    async function refuseOthers({ keyRing }: OpenedKeys): Promise<void> {
      await verifyKeyIds(postgres, keyRing, { dataExists: true });
    }
  } finally {
    await database.close();
  }
}

function tell(
  line: CommandLine,
  keys: readonly KeyDescription[],
  data: 'MATCH' | 'NO_DATA',
  json: true | undefined,
): void {
  if (json) {
    line.print(JSON.stringify({ keys, data }));
    return;
  }
  line.print(
    table(
      ['KEY', 'ID', 'FROM'],
      keys.map(({ name, id, source }) => [name, id, source]),
    ),
  );
  line.print(
    data === 'MATCH'
      ? 'The data was written with these keys.'
      : 'There is no data yet that was written with any keys.',
  );
}
