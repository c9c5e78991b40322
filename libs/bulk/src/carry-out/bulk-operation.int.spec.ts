import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountAggregate } from '@keyledger/accounts';
import { Clock, newId, type Scope } from '@keyledger/kernel';
import { Died, dyingAt } from '@keyledger/ownership/testing';
import { ACCOUNTS_A_PART } from '../bulk-operation/bulk-operation.events.js';
import { SweepBulkSelections } from '../selection/sweep-bulk-selections.js';
import { bulkWorld, type BulkWorld } from '../testing/index.js';

let world: BulkWorld;
let admin: Scope;
let owner: Scope;

beforeAll(async () => {
  world = await bulkWorld();
  [admin, owner] = [await world.agent('ADMIN'), await world.agent('OWNER')];
});
afterAll(() => world.close());

const LOCK = { action: 'LOCK' } as const;
const codeOf = (answer: { outcome: string; rejection?: { code: string } }) =>
  answer.rejection?.code ?? answer.outcome;
const types = async (id: string) => (await world.recorded(`bulk-${id}`)).map(({ type }) => type);

async function mailboxes(name: string, count: number) {
  const made = [];
  for (let n = 0; n < count; n += 1) made.push(await world.mailbox(`${name}${n}@example.com`));
  return made;
}
const lockedOf = async (accountId: string) =>
  (await world.events.aggregates.load(accountAggregate, accountId)).state.lock !== null;

/** Each look at it takes so many milliseconds. */
class SlowClock extends Clock {
  #now = Date.UTC(2026, 10, 27);
  constructor(private readonly stepMs: number) {
    super();
  }
  now(): Date {
    return new Date((this.#now += this.stepMs));
  }
}

describe('A bulk operation', () => {
  it('says of every account what became of it, and stops nothing for one that is refused', async () => {
    const [plain, already] = await mailboxes('say', 2);
    const above = await world.mailbox('say-owner@example.com');
    await world.company.grant(above, 'OWNER');
    await world.company.onAccount(already!, {
      type: 'AccountLocked',
      data: { ownerId: already!.employeeId, note: null, until: null },
    });
    const id = await world.started(admin, 'say', LOCK);
    await world.work({ operationId: id, part: 0 });
    expect(Object.fromEntries(await world.outcomes(id))).toEqual({
      [plain!.accountId]: 'DONE',
      [already!.accountId]: 'UNCHANGED',
      [above.accountId]: 'RankTooLow',
    });
    expect((await world.recorded(`bulk-${id}`)).at(-1)).toMatchObject({
      type: 'BulkOperationCompleted',
      data: { done: 1, unchanged: 1, refused: 1 },
    });
    const [, lock] = (await world.recorded(`account-${plain!.accountId}`)).slice(-2);
    expect(lock?.metadata).toMatchObject({ actor: admin.actor, correlationId: id });
  });

  it('is for the accounts that there were when it was started', async () => {
    await mailboxes('fix', 1);
    const id = await world.started(admin, 'fix', LOCK);
    await mailboxes('fixed-later', 1);
    await world.work({ operationId: id, part: 0 });
    expect((await world.outcomes(id)).size).toBe(1);
  });

  it('is not started on what nobody chose, nor on another number than was seen', async () => {
    expect(codeOf(await world.start(admin, '', LOCK))).toBe('InvalidInput');
    const wrong = await world.start(admin, 'fix', LOCK, { expectedTotal: 1 });
    expect(wrong).toMatchObject({ rejection: { code: 'Conflict', params: { total: 2 } } });
    const context = world.by(admin);
    const right = { expectedTotal: 2, context };
    const first = await world.start(admin, 'fix', LOCK, right);
    expect(codeOf(first)).toBe('changed');
    expect(await world.start(admin, 'fix', LOCK, right)).toMatchObject(first);
    if (first.outcome === 'changed') await world.cancel(admin, first.operationId);
  });

  it('waits until the one before it has ended', async () => {
    await mailboxes('turn', 1);
    const [first, second] = [
      await world.started(admin, 'turn', LOCK),
      await world.started(owner, 'turn', { action: 'UNLOCK' }),
    ];
    const partsOf = (id: string) =>
      world.jobs.ordered.filter(
        ({ payload }) => 'operationId' in payload && payload.operationId === id,
      );
    for (const id of [first, second]) await world.reactToAll(id);
    expect([partsOf(first).length, partsOf(second).length]).toEqual([1, 0]);
    await world.work({ operationId: first, part: 0 });
    await world.reactToAll(first);
    expect(partsOf(second)).toHaveLength(1);
    await world.work({ operationId: second, part: 0 });
    await world.reactToAll(second);
    expect(
      await world.rows('SELECT FROM bulk_selection WHERE operation_id = $1', [second]),
    ).toEqual([]);
  });

  it('is cancelled at once while it waits, by whoever may', async () => {
    const id = await world.started(owner, 'turn', LOCK);
    const security = await world.agent('SECURITY');
    const helpdesk = await world.agent('HELPDESK');
    const stranger = { ...owner, organizationId: newId() };
    expect(codeOf(await world.cancel(helpdesk, id))).toBe('NotFound');
    expect(codeOf(await world.cancel(stranger, id))).toBe('NotFound');
    expect(codeOf(await world.cancel(security, id))).toBe('Forbidden');
    expect(codeOf(await world.cancel(admin, id))).toBe('changed');
    expect(codeOf(await world.cancel(admin, id))).toBe('BulkOperationOver');
    await world.work({ operationId: id, part: 0 });
    expect(await types(id)).toEqual([
      'BulkOperationStarted',
      'BulkOperationCancelRequested',
      'BulkOperationCancelled',
    ]);
  });

  it('ends when its starter loses the role, and refuses what is under way', async () => {
    const [one] = await mailboxes('power', 1);
    const passing = await world.agent('ADMIN');
    const id = await world.started(passing, 'power', LOCK);
    await world.company.revoke(passing.mailbox, 'ADMIN');
    await world.work({ operationId: id, part: 0 });
    expect((await world.recorded(`bulk-${id}`)).at(-1)).toMatchObject({
      type: 'BulkOperationCancelled',
      data: { cause: 'POWERS_LOST' },
    });
    expect(await lockedOf(one!.accountId)).toBe(false);
  });

  it('gives way to the next when it cannot be carried on', async () => {
    const id = await world.started(admin, 'power', LOCK);
    await world.selections.drop(id);
    await expect(world.work({ operationId: id, part: 0 })).rejects.toThrow('SelectionLost');
    await world.giveUp({ operationId: id, part: 0 });
    expect((await world.operation(id)).end).toBe('CANCELLED');
  });

  it('leaves no accounts behind that were kept for it and never started', async () => {
    const started = await world.started(admin, 'power', LOCK);
    const dead = newId();
    const fresh = newId();
    for (const id of [dead, fresh])
      await world.selections.keep(id, world.organizationId, [newId()]);
    await world.rows(
      `UPDATE bulk_selection SET made_at = now() - interval '25 hours' WHERE operation_id <> $1`,
      [fresh],
    );
    expect(await world.get(SweepBulkSelections).run()).toBe(1);
    const left = await world.rows('SELECT operation_id AS id FROM bulk_selection');
    expect(left.map(({ id }) => id)).toEqual(expect.arrayContaining([started, fresh]));
    expect(left.map(({ id }) => id)).not.toContain(dead);
    await world.selections.drop(fresh);
    await world.cancel(admin, started);
    await world.reactToAll(started);
  });

  describe('over more than one part', () => {
    const COUNT = ACCOUNTS_A_PART + 20;
    beforeAll(() => mailboxes('many', COUNT), 60_000);

    it('is cancelled in the middle: what was done stays done and is all that it says', async () => {
      const id = await world.started(admin, 'many', LOCK);
      await world.work({ operationId: id, part: 0 });
      await world.cancel(admin, id);
      await world.work({ operationId: id, part: 1 });
      expect((await world.outcomes(id)).size).toBe(ACCOUNTS_A_PART);
      expect((await types(id)).at(-1)).toBe('BulkOperationCancelled');
    });

    it('tells what a worker had done of a part when it died, also if it is cancelled then', async () => {
      const id = await world.started(admin, 'many', { action: 'UNLOCK' });
      const fault = dyingAt(30, 'before', [{ on: world.events.store, method: 'append' }]);
      await expect(world.work({ operationId: id, part: 0 })).rejects.toThrow(Died);
      fault.restore();
      await world.cancel(admin, id);
      await world.work({ operationId: id, part: 0 });
      const unlocked = await world.rows(
        `SELECT count(*)::int AS count FROM event
          WHERE type = 'AccountUnlocked' AND meta::jsonb ->> 'correlationId' = $1`,
        [id],
      );
      const { counts } = await world.operation(id);
      expect(counts.DONE).toBeGreaterThan(20);
      expect(counts.DONE).toBeLessThan(ACCOUNTS_A_PART);
      expect(unlocked).toEqual([{ count: counts.DONE }]);
    });

    it('tells how far it has come after a second, with however few', async () => {
      const id = await world.started(admin, 'many', { action: 'UNLOCK' });
      const slow = new SlowClock(100);
      const parts: number[] = [];
      for (let part = 0; (await world.operation(id)).end === null; part += 1) {
        await world.work({ operationId: id, part }, slow);
        parts.push((await world.outcomes(id)).size);
      }
      expect(parts.length).toBeGreaterThan(5);
      expect(parts[0]).toBeLessThan(25);
      expect(parts).toEqual([...new Set(parts)]);
      expect(parts.at(-1)).toBe(COUNT);
      const advanced = (await world.recorded(`bulk-${id}`)).slice(2, -1);
      expect(advanced.map(({ data }) => (data as { part: number }).part)).toEqual(
        parts.map((_, part) => part),
      );
    });

    it('does a part once, however often it is asked to', async () => {
      const id = await world.started(admin, 'many', LOCK);
      const part = { operationId: id, part: 0 };
      await Promise.all([world.work(part), world.work(part)]);
      await world.work(part);
      await world.work({ operationId: id, part: 1 });
      await world.work({ operationId: id, part: 1 });
      expect((await world.outcomes(id)).size).toBe(COUNT);
      const { counts, parts } = await world.operation(id);
      expect(parts).toBe(2);
      expect(counts.DONE + counts.UNCHANGED).toBe(COUNT);
    });
  });
});
