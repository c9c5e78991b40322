import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  eventStoreMigrations,
  PostgresEventStore,
  type EventStore,
  type Position,
} from '@keyledger/event-store';
import { offeredEvents } from '@keyledger/event-store/testing';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { Generations } from '../generations/generations.js';
import { projectionMigrations } from '../projection.migrations.js';
import { installReactors } from '../reactors/install-reactors.js';
import { countingProjection } from '../testing/counting.projection.js';
import { adoptLog, OtherLog, refuseOtherLog, returnToHead } from './follow-log.js';

const migrations = [...eventStoreMigrations, ...projectionMigrations];

describe('A database and its log', () => {
  let ours: TestDatabase;
  let elsewhere: TestDatabase;
  let store: EventStore;
  let other: EventStore;

  beforeAll(async () => {
    [ours, elsewhere] = [await testDatabase({ migrations }), await testDatabase({ migrations })];
    // Databases made of one template have its log's id.
    await elsewhere.postgres.pool.query(`UPDATE event_log SET log_id = '0123456789ab'`);
    store = await PostgresEventStore.open(ours.postgres);
    other = await PostgresEventStore.open(elsewhere.postgres);
    await store.append('thing-1', 'none', offeredEvents('thing-1', 'none', ['a', 'b']));
    await other.append('thing-1', 'none', offeredEvents('thing-1', 'none', ['a']));
  });
  beforeEach(async () => {
    await ours.postgres.pool.query('DELETE FROM reactor_state; DELETE FROM projection_state');
    await installReactors(ours.postgres, store, ['mailing']);
  });
  afterAll(async () => {
    await Promise.all([store.close(), other.close()]);
    await Promise.all([ours.drop(), elsewhere.drop()]);
  });

  const placeOf = async () => {
    const { rows } = await ours.postgres.pool.query<{ checkpoint: Position }>(
      'SELECT checkpoint FROM reactor_state',
    );
    return rows[0]?.checkpoint;
  };

  it('belong together', async () => {
    await refuseOtherLog(ours.postgres, store);
    await expect(refuseOtherLog(ours.postgres, other)).rejects.toThrow(OtherLog);
  });

  it('are refused when only a read model stands in another log', async () => {
    const generation = await new Generations(ours.postgres).begin(countingProjection('lists'));
    await refuseOtherLog(ours.postgres, store);
    await ours.postgres.pool.query('UPDATE projection_state SET checkpoint = $1', [
      await other.headPosition(),
    ]);
    await expect(refuseOtherLog(ours.postgres, store)).rejects.toThrow('--adopt-log');
    await adoptLog(ours.postgres, store);
    const remaining = await new Generations(ours.postgres).of([generation.name]);
    expect(remaining).toEqual([]);
    const { rows } = await ours.postgres.pool.query<{ table: string | null }>(
      `SELECT to_regclass('lists_v1_g1') AS table`,
    );
    expect(rows).toEqual([{ table: null }]);
  });

  it('part when another log is adopted: reactors go on at its head', async () => {
    await adoptLog(ours.postgres, other);
    expect(await placeOf()).toBe(await other.headPosition());
    await refuseOtherLog(ours.postgres, other);
    await expect(refuseOtherLog(ours.postgres, store)).rejects.toThrow(OtherLog);
  });

  it('stay together when the log was restored to an earlier moment', async () => {
    const head = await store.headPosition();
    const later = head.replace(/\d{20}$/, '9'.repeat(20));
    await ours.postgres.pool.query('UPDATE reactor_state SET checkpoint = $1', [later]);
    await returnToHead(ours.postgres, store);
    expect(await placeOf()).toBe(head);
    await returnToHead(ours.postgres, store);
    expect(await placeOf()).toBe(head);
  });
});
