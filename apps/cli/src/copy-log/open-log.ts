import { openEventStoreDb, PostgresEventStore, type EventStore } from '@keyledger/event-store';
import type { Secret } from '@keyledger/kernel';
import { Postgres } from '@keyledger/postgres';
import { Refused } from '../command-line/refused.js';

export interface OpenLog {
  readonly store: EventStore;
  close(): Promise<void>;
}

/** The log behind a URL. @throws Refused, or what the store says; neither quotes the URL. */
export async function openLog(
  option: string,
  url: Secret,
  allowInsecure: boolean,
): Promise<OpenLog> {
  const [protocol] = url.reveal().split('://', 1);
  if (/^(esdb|kurrentdb)(\+discover)?$/.test(protocol ?? '')) {
    const store = await openEventStoreDb(url, { allowInsecure });
    return { store, close: () => store.close() };
  }
  if (/^postgres(ql)?$/.test(protocol ?? '')) return openPostgres(option, url);
  throw new Refused(
    `${option} must be a URL that begins with postgres:// or esdb://, or env:NAME or file:PATH that holds one.`,
  );
}

async function openPostgres(option: string, url: Secret): Promise<OpenLog> {
  const postgres = Postgres.connect(url);
  try {
    const store = await PostgresEventStore.open(postgres);
    return {
      store,
      async close() {
        await store.close();
        await postgres.close();
      },
    };
  } catch (error) {
    await postgres.close();
    const why = (error as { code?: unknown }).code;
    const known = typeof why === 'string' ? ` (${why})` : '';
    throw new Refused(
      `The database of ${option} cannot be read, or has no event log${known}. Check the URL, and run "keyledger ` +
        'migrate" with it as DATABASE_URL first.',
    );
  }
}
