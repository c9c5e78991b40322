import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Position } from '@keyledger/event-store';
import { newId } from '@keyledger/kernel';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { projectionMigrations } from '../projection.migrations.js';
import { MemoryLog } from '../testing/memory-log.js';
import { installReactors } from './install-reactors.js';
import { ReactorStates } from './reactor-states.js';

const NAMES = ['first', 'second', 'third'];
const log = new MemoryLog();
let database: TestDatabase;
let states: ReactorStates;
beforeAll(async () => {
  database = await testDatabase({ migrations: projectionMigrations });
  states = new ReactorStates(database.postgres);
  await installReactors(database.postgres, log, NAMES);
});
afterAll(() => database.drop());

const happened = () => log.record({ type: 'Numbered', data: { number: 1 } })[0] as Position;

it('moves reactors that go on at the same moment by one statement, but for one that somebody else moved', async () => {
  const before = await log.headPosition();
  const [place, later] = [happened(), happened()];
  const moved = await Promise.all([
    states.move('third', before, later),
    states.move('first', before, place),
    states.move('second', place, later),
  ]);
  expect(moved).toEqual([true, true, false]);
  const checkpoints = (await states.of(NAMES)).map(({ checkpoint }) => checkpoint);
  expect(checkpoints).toEqual([place, before, later]);
  const { rows } = await database.postgres.pool.query(
    `SELECT count(DISTINCT xmin::text)::int AS transactions FROM reactor_state WHERE name <> 'second'`,
  );
  expect(rows).toEqual([{ transactions: 1 }]);
});

it('does not stop at an event that it was told to pass meanwhile', async () => {
  const position = happened();
  const stop = { position, eventId: newId(), eventType: 'Numbered', reason: 'failed' };
  await states.stop('second', stop);
  expect(await states.of(['second'])).toMatchObject([{ stop }]);
  await states.pass('second', stop);
  await states.stop('second', stop);
  expect(await states.of(['second'])).toEqual([
    { name: 'second', checkpoint: position, stop: null },
  ]);
});
