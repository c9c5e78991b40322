import type { EventStore, Position } from '@keyledger/event-store';
import { migrate } from '@keyledger/postgres';
import type { Postgres } from '@keyledger/postgres';
import { sql, type Kysely } from 'kysely';
import type { EventDecoder } from '../event-decoder.port.js';
import { Generations } from '../generations/generations.js';
import { Skips } from '../generations/skips.js';
import { tableNames } from '../generations/table-names.js';
import { KnownGenerations } from '../positions/known-generations.js';
import type { Projection } from '../projection.js';
import { projectionMigrations } from '../projection.migrations.js';
import { BatchApplier } from '../runner/batch-applier.js';
import { Cohort } from '../runner/cohort.js';
import { Track } from '../runner/track.js';
import { RebuildStopped, ReplayTargetNotEmpty } from './operation-errors.js';
import type { ProjectionComparison } from './compare-with-rebuild.js';
import { withoutTimeLimit } from './without-time-limit.js';
import { compareAcross } from './table-difference.js';

type Executor = Kysely<Record<string, Record<string, unknown>>>;

export interface ReplayReport {
  /** One for each projection; `differences` null where the served one stands elsewhere than `until`. */
  readonly projections: readonly (Omit<ProjectionComparison, 'differences'> & {
    readonly differences: number | null;
    /** In all of its replayed tables. */
    readonly rows: number;
  })[];
  /** Whether all of them are the same in every column; null when that could not be asked. */
  readonly equal: boolean | null;
}

/**
 * Computes the projections from this log in another, empty database, where they are served afterwards.
 * Without `until` each goes as far as the served one, seen in one snapshot, and is compared with it.
 * @throws ReplayTargetNotEmpty, RebuildStopped, ReadModelNotReady.
 */
export async function replayInto(
  source: { postgres: Postgres; store: EventStore; decoder: EventDecoder; batchSize: number },
  target: Postgres,
  projections: readonly Projection[],
  until?: Position,
): Promise<ReplayReport> {
  await migrate(target, projectionMigrations);
  const names = projections.map(({ name }) => name);
  if ((await new Generations(target).of(names)).length > 0) throw new ReplayTargetNotEmpty();
  return source.postgres
    .tables<Record<string, Record<string, unknown>>>()
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (snapshot) => {
      await withoutTimeLimit(snapshot);
      const known = new KnownGenerations(projections);
      known.load(await new Generations(source.postgres).of(names, snapshot));
      const reports: ReplayReport['projections'][number][] = [];
      for (const projection of projections) {
        const { generation, checkpoint } = known.required(projection.name);
        const end = until ?? checkpoint;
        await replayOne(source, target, projection, end);
        const comparable = end === checkpoint;
        const tables = comparable
          ? await compareAll(snapshot, executorOf(target), projection, generation)
          : [];
        const differences = tables.reduce((sum, table) => sum + table.differences, 0);
        reports.push({
          projection: projection.name,
          position: end,
          differences: comparable ? differences : null,
          rows: await rowsOf(executorOf(target), projection),
          tables,
        });
      }
      return { projections: reports, equal: verdict(reports) };
    });
}

async function replayOne(
  source: { postgres: Postgres; store: EventStore; decoder: EventDecoder; batchSize: number },
  target: Postgres,
  projection: Projection,
  until: Position | null,
): Promise<void> {
  const generations = new Generations(target);
  const begun = await generations.begin(projection);
  const track = new Track(projection, begun, await new Skips(source.postgres).of(projection));
  const { signal } = new AbortController();
  const applier = new BatchApplier(target, source.decoder, generations, {}, signal);
  await new Cohort([track], null, source.store, applier, source.batchSize).reach(until);
  const [stopped] = await generations.of([projection.name]);
  if (stopped?.stop)
    throw new RebuildStopped(projection.name, stopped.stop.eventId, stopped.stop.reason);
  await generations.index(projection, begun.generation);
  await generations.serve(track.key);
}

async function compareAll(
  served: Executor,
  rebuilt: Executor,
  projection: Projection,
  generation: number,
) {
  const [mine, theirs] = [tableNames(projection, generation), tableNames(projection, 1)];
  const tables = [];
  for (const { name } of projection.tables)
    tables.push(
      await compareAcross(
        name,
        { database: served, physical: mine[name] ?? name },
        { database: rebuilt, physical: theirs[name] ?? name },
      ),
    );
  return tables;
}

async function rowsOf(rebuilt: Executor, projection: Projection): Promise<number> {
  let rows = 0;
  for (const physical of Object.values(tableNames(projection, 1))) {
    const counted = await sql<{ rows: number }>`
      SELECT count(*)::int AS rows FROM ${sql.table(physical)}`.execute(rebuilt);
    rows += counted.rows[0]?.rows ?? 0;
  }
  return rows;
}

function verdict(reports: ReplayReport['projections']): boolean | null {
  if (reports.some(({ differences }) => differences === null)) return null;
  return reports.every(({ differences }) => differences === 0);
}

function executorOf(postgres: Postgres): Executor {
  return postgres.tables<Record<string, Record<string, unknown>>>();
}
