import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Position } from '@keyledger/event-store';
import { newId } from '@keyledger/kernel';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { DeliveryRows } from './delivery-rows.js';
import { webhookDeliveryMigration } from './webhook-delivery.migration.js';

const SUBSCRIPTION = newId();
const NOW = new Date('2026-11-23T08:00:00.000Z');
const at = (place: number, log = 'b') => `${log}:${String(place).padStart(20, '0')}` as Position;

let database: TestDatabase;
let rows: DeliveryRows;

beforeEach(async () => {
  database = await testDatabase({ migrations: [webhookDeliveryMigration] });
  rows = new DeliveryRows(database.postgres);
  await rows.open(SUBSCRIPTION, newId(), at(100), NOW);
});
afterEach(() => database.drop());

describe('A replay', () => {
  it.each([
    ['goes back to a place', at(9), at(9)],
    ['goes back to the beginning of the log', null, null],
    ['never skips what was not delivered yet', at(101), at(100)],
    [
      'leaves a log that is no more for the one that is, whichever way it sorts',
      at(500, 'a'),
      at(500, 'a'),
    ],
    ['leaves it for one that sorts behind', at(500, 'c'), at(500, 'c')],
  ])('%s', async (_, after, expected) => {
    await rows.apply(SUBSCRIPTION, { revision: 1, replay: { after }, redrive: false }, NOW);
    expect((await rows.find(SUBSCRIPTION))?.checkpoint).toBe(expected);
  });

  it('is carried out once', async () => {
    const orders = { revision: 1, replay: { after: at(9) }, redrive: false };
    await rows.apply(SUBSCRIPTION, orders, NOW);
    await rows.apply(SUBSCRIPTION, { ...orders, replay: { after: at(1) } }, NOW);
    expect((await rows.find(SUBSCRIPTION))?.checkpoint).toBe(at(9));
  });

  it('of a subscription that has delivered nothing yet goes on at the beginning', async () => {
    await rows.apply(SUBSCRIPTION, { revision: 1, replay: { after: null }, redrive: false }, NOW);
    await rows.apply(SUBSCRIPTION, { revision: 2, replay: { after: at(9) }, redrive: false }, NOW);
    expect((await rows.find(SUBSCRIPTION))?.checkpoint).toBeNull();
  });
});
