import type { Configuration } from '@keyledger/configuration';
import { EnvironmentKeys, openKeyFolder, openKeySource, type OpenedKeys } from '@keyledger/keys';
import { Postgres, startEmbeddedPostgres } from '@keyledger/postgres';

export interface OpenDatabase {
  readonly postgres: Postgres;
  readonly keys: OpenedKeys;
  /** Another process serves the embedded database already. */
  readonly joined: boolean;
  close(): Promise<void>;
}

/** The keys that are there; never makes any. @throws KeysError saying what to do. */
export function openExistingKeys({ keys, keysFolder }: Configuration): Promise<OpenedKeys> {
  return keys
    ? openKeySource(new EnvironmentKeys(keys))
    : openKeyFolder(keysFolder, { create: false });
}

/** Keys and database as they are, without migrating or checking anything. */
export async function openDatabase(
  configuration: Configuration,
  say: (line: string) => void,
): Promise<OpenDatabase> {
  const keys = await openExistingKeys(configuration);
  const { databaseUrl, databaseConnections: max, dataFolder } = configuration;
  if (databaseUrl) {
    const postgres = Postgres.connect(databaseUrl, { max });
    return { postgres, keys, joined: false, close: () => postgres.close() };
  }
  const password = keys.databasePassword;
  const server = await startEmbeddedPostgres({ dataFolder, password, log: say });
  const postgres = Postgres.connect(server.poolConfig, { max });
  return {
    postgres,
    keys,
    joined: server.joined,
    async close() {
      await postgres.close();
      await server.stop();
    },
  };
}
