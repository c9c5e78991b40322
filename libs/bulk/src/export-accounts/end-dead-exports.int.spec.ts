import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Scope } from '@keyledger/kernel';
import { bulkWorld, type BulkWorld } from '../testing/index.js';
import { EndDeadExports } from './end-dead-exports.js';

const MINUTE = 60_000;

let world: BulkWorld;
let admin: Scope;

beforeAll(async () => {
  world = await bulkWorld();
  admin = await world.agent('ADMIN');
  await world.mailbox('one@example.com');
});
afterAll(() => world.close());

const endDead = () => world.get(EndDeadExports).run();
const lastOf = async (operationId: string) => (await world.recorded(`bulk-${operationId}`)).at(-1);
const aborted = { type: 'BulkOperationCancelled', data: { cause: 'ABORTED' } };

describe('An export of which nothing is heard', () => {
  it('is ended after ten minutes, once, and no other is', async () => {
    const dead = await world.exported(admin, 'one');
    const lock = await world.started(admin, 'one', { action: 'LOCK' });
    world.clock.advance(9 * MINUTE);
    const young = await world.exported(admin, 'one');
    expect(await endDead()).toBe(0);
    world.clock.advance(2 * MINUTE);
    expect(await endDead()).toBe(1);
    expect(await lastOf(dead.operationId)).toMatchObject(aborted);
    expect((await lastOf(young.operationId))?.type).toBe('BulkOperationBegun');
    expect((await lastOf(lock))?.type).toBe('BulkOperationStarted');
    expect(await endDead()).toBe(0);
    await young.bytes.return();
  });

  it('is left alone where its stream tells more than the list', async () => {
    const { operationId } = await world.exported(admin, 'one');
    world.clock.advance(11 * MINUTE);
    world.readModels.standStill();
    await world.cancel(admin, operationId);
    expect(await endDead()).toBe(1);
    expect((await lastOf(operationId))?.type).toBe('BulkOperationCancelRequested');
    world.readModels.goOn();
    world.clock.advance(11 * MINUTE);
    expect(await endDead()).toBe(1);
    expect(await lastOf(operationId)).toMatchObject(aborted);
  });

  it('stops its reader, who went on all the same', async () => {
    const { operationId, bytes } = await world.exported(admin, 'one');
    await bytes.next();
    world.clock.advance(11 * MINUTE);
    await endDead();
    await expect(bytes.next()).rejects.toThrow('The export was cancelled');
    expect(await lastOf(operationId)).toMatchObject(aborted);
  });
});
