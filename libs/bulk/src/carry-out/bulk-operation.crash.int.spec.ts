import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Vault } from '@keyledger/credentials';
import type { Scope } from '@keyledger/kernel';
import { Died, dyingAt } from '@keyledger/ownership/testing';
import type { TestMailbox } from '@keyledger/sign-in/testing';
import type { BulkAction } from '../bulk-operation/bulk-operation.events.js';
import type { BulkPart } from './advance-bulk-operation.js';
import { bulkWorld, type BulkWorld } from '../testing/index.js';

let world: BulkWorld;
let admin: Scope;
let stories = 0;

beforeAll(async () => {
  world = await bulkWorld();
  admin = await world.agent('ADMIN');
});
afterAll(() => world.close());

/** Every place where a process leaves something behind. */
const places = () => [
  { on: world.events.store, method: 'append' },
  { on: world.floors, method: 'raise' },
  { on: world.get(Vault), method: 'issueLink' },
  ...['keep', 'queue', 'drop'].map((method) => ({ on: world.selections, method })),
  { on: world.jobs, method: 'enqueue' },
];

/** Somebody who can be worked on, one who was already, one above the admin, and one whom no link reaches. */
async function people(): Promise<readonly TestMailbox[]> {
  stories += 1;
  const of = (name: string) => `s${stories}-${name}@example.com`;
  const [plain, locked, owner, unreachable] = [
    await world.mailbox(of('plain')),
    await world.mailbox(of('locked')),
    await world.mailbox(of('owner')),
    await world.mailbox(of('unreachable'), false),
  ];
  await world.company.onAccount(locked, {
    type: 'AccountLocked',
    data: { ownerId: locked.employeeId, note: null, until: null },
  });
  await world.company.grant(owner, 'OWNER');
  return [plain, locked, owner, unreachable];
}

/** Tells one story; each part may be cut short by a death, and is then done again. */
async function tell(action: BulkAction, nth: number, when: 'before' | 'after') {
  const mailboxes = await people();
  const context = world.by(admin);
  const fault = dyingAt(nth, when, places());
  const survived = async <Answer>(part: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await part();
    } catch (error) {
      if (!(error instanceof Died)) throw error;
      return part();
    }
  };
  try {
    const id = await survived(() => world.started(admin, `s${stories}-`, { action }, { context }));
    await survived(() => world.reactToAll(id));
    for (const { payload } of world.jobs.ordered) {
      if ((payload as BulkPart).operationId === id) {
        await survived(() => world.work(payload as BulkPart));
      }
    }
    await survived(() => world.reactToAll(id));
    return { writes: fault.writes(), state: await left(id, mailboxes) };
  } finally {
    fault.restore();
  }
}

/** All that is left behind, with every id replaced by the order in which it first appears. */
async function left(operationId: string, mailboxes: readonly TestMailbox[]): Promise<string> {
  const told = async (stream: string) =>
    (await world.recorded(stream)).map(({ type, data }) => ({ type, data }));
  const state = {
    mailboxes,
    operation: await told(`bulk-${operationId}`),
    accounts: await Promise.all(mailboxes.map(({ accountId }) => told(`account-${accountId}`))),
    people: await Promise.all(mailboxes.map(({ employeeId }) => told(`employee-${employeeId}`))),
    selection: await world.rows('SELECT place FROM bulk_selection'),
    floors: await world.rows(
      `SELECT revision FROM session_floor WHERE account_id = ANY($1) ORDER BY account_id`,
      [mailboxes.map(({ accountId }) => accountId)],
    ),
  };
  const seen: string[] = [];
  return JSON.stringify(state, null, 1)
    .replaceAll(`s${stories}-`, 's-')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (found) => {
      if (!seen.includes(found)) seen.push(found);
      return `id ${seen.indexOf(found)}`;
    });
}

describe.each(['RESET_PASSWORD', 'MOVE'] as const)(
  'After a crash between any two writes, a bulk %s',
  (action) => {
    it('ends as it does without one', async () => {
      const { writes, state } = await tell(action, 0, 'before');
      expect(writes).toBeGreaterThan(6);
      for (const when of ['before', 'after'] as const) {
        for (let nth = 1; nth <= writes; nth += 1) {
          const disturbed = await tell(action, nth, when);
          expect({ when, nth, state: disturbed.state }).toEqual({ when, nth, state });
        }
      }
    }, 300_000);
  },
);
