import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Type } from '@sinclair/typebox';
import { defineEvent, eventStoreMigrations } from '@keyledger/event-store';
import type { Aggregate, EventOf } from '@keyledger/event-store';
import { testEventStore } from '@keyledger/event-store/testing';
import type { TestEventStore } from '@keyledger/event-store/testing';
import { SystemClock, newId } from '@keyledger/kernel';
import { testDatabase } from '@keyledger/postgres/testing';
import type { TestDatabase } from '@keyledger/postgres/testing';
import { ProjectionOperations } from '../operations/projection-operations.js';
import { PostgresReadPositions } from '../positions/postgres-read-positions.js';
import { projectionMigrations } from '../projection.migrations.js';
import { countingProjection } from '../testing/counting.projection.js';
import { ProjectionRunner } from './projection-runner.js';
import { PATIENT_MS } from '../testing/projection-bench.js';

const counted = defineEvent({
  type: 'Counted',
  schema: Type.Object({ key: Type.String(), amount: Type.Integer() }),
});
const counter: Aggregate<null, EventOf<typeof counted>> = {
  category: 'counter',
  initial: null,
  evolve: () => null,
};

let database: TestDatabase;
let events: TestEventStore;

beforeAll(async () => {
  database = await testDatabase({
    migrations: [...eventStoreMigrations, ...projectionMigrations],
    max: 20,
  });
  events = await testEventStore(database, [counted], { clock: new SystemClock() });
});
afterAll(async () => {
  await events.close();
  await database.drop();
});

async function count(key: string, amount: number) {
  const executed = await events.aggregates.execute({
    aggregate: counter,
    id: newId(),
    context: {
      organizationId: newId(),
      actor: { kind: 'SYSTEM', id: 'spec', role: null },
      commandId: newId(),
      correlationId: newId(),
    },
    decide: () => [{ type: 'Counted' as const, data: { key, amount } }],
  });
  if (executed.outcome !== 'appended' || !executed.position) throw new Error(executed.outcome);
  return executed.position;
}

describe('projections over the PostgreSQL event store', () => {
  it('let a caller read its own write, and equal a rebuild after concurrent appends', async () => {
    const projections = [1, 2, 3].map((n) => countingProjection(`stored_${n}`));
    const names = projections.map(({ name }) => name);
    const { store, codec } = events;
    for (let n = 0; n < 40; n += 1) await count('before', n);
    const runner = new ProjectionRunner(database.postgres, store, codec, projections);
    const positions = new PostgresReadPositions(database.postgres, projections);
    await runner.start();
    await positions.start();
    try {
      const written = await Promise.all(
        Array.from({ length: 24 }, (_, writer) => count(`writer ${writer}`, writer)),
      );
      for (const position of written)
        expect(await positions.waitFor(names, position, PATIENT_MS)).toMatchObject({
          stale: false,
        });
      const operations = new ProjectionOperations(database.postgres, store, codec, projections);
      for (const name of names)
        expect(await operations.compare(name)).toMatchObject({
          differences: 0,
          tables: [{ rows: 25 }],
        });
      expect(await operations.status()).toMatchObject(
        names.map((name) => ({ name, state: 'SERVED', lagSeconds: 0 })),
      );
    } finally {
      await positions.close();
      await runner.stop();
    }
  });
});
