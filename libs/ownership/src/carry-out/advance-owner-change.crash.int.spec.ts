import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Vault } from '@keyledger/credentials';
import { Claims } from '@keyledger/event-store';
import { newId, Secret, type Scope } from '@keyledger/kernel';
import { SignInWithPassword } from '@keyledger/sign-in';
import type { TestMailbox } from '@keyledger/sign-in/testing';
import { EndRecovery } from '@keyledger/verification';
import { PASSWORD } from '@keyledger/verification/testing';
import { AbortOwnerChange } from '../abort-owner-change/abort-owner-change.command.js';
import { ApproveOwnerChange } from '../approve-owner-change/approve-owner-change.command.js';
import { Died, dyingAt, ownershipWorld, type OwnershipWorld } from '../testing/index.js';

/** What happens in one story, part by part; each part may be cut short, and is then done again. */
interface Story {
  readonly leaver: TestMailbox;
  readonly successor: TestMailbox;
  readonly parts: readonly (() => Promise<unknown>)[];
  readonly changeId: () => string;
}

let world: OwnershipWorld;
let admin: Scope;
let second: Scope;

beforeAll(async () => {
  world = await ownershipWorld();
  admin = await world.agent('ADMIN');
  second = await world.agent('OWNER');
});
afterAll(() => world.close());

/** Every place where the process leaves something behind. */
const places = () => {
  const vault = world.get(Vault);
  return [
    { on: world.events.store, method: 'append' },
    { on: world.floors, method: 'raise' },
    { on: world.get(Claims), method: 'claim' },
    { on: world.get(Claims), method: 'release' },
    { on: world.get(EndRecovery), method: 'of' },
    ...['issueLink', 'supersede', 'useUpCode'].map((method) => ({ on: vault, method })),
  ];
};

let mails = 0;
async function people() {
  mails += 1;
  const leaver = await world.person({ kind: 'EMAIL', destination: `leaver${mails}@example.org` });
  const successor = await world.person({ kind: 'EMAIL', destination: `next${mails}@example.org` });
  // Somebody is on the way to set the leaver's forgotten password anew.
  await world.send(await world.ticket(leaver.address, `192.0.2.${mails % 200}`));
  return { leaver, successor };
}

async function passingOn(...words: ((changeId: string) => Promise<unknown>)[]): Promise<Story> {
  const { leaver, successor } = await people();
  const context = world.by(admin);
  let changeId = '';
  const start = async () => {
    changeId = await world.started(admin, leaver, { newOwnerId: successor.employeeId }, context);
  };
  const advance = () => world.advance(changeId);
  const parts = [start, advance, ...words.flatMap((word) => [() => word(changeId), advance])];
  return { leaver, successor, parts, changeId: () => changeId };
}

const STORIES: Readonly<Record<string, () => Promise<Story>>> = {
  'a mailbox that passes on': () => passingOn(),
  'one that a second person approves': async () => {
    await world.ownershipPolicy({ secondPerson: 'EVERYBODY' });
    const context = world.by(second);
    return passingOn((id) => world.carryOut(new ApproveOwnerChange(second, context, id)));
  },
  'one whose change is given up': async () => {
    await world.ownershipPolicy({ secondPerson: 'EVERYBODY' });
    const context = world.by(admin);
    return passingOn((id) => world.carryOut(new AbortOwnerChange(admin, context, id)));
  },
};

/** @returns how many writes there were. */
async function tell(story: Story, nth: number, when: 'before' | 'after'): Promise<number> {
  const fault = dyingAt(nth, when, places());
  try {
    for (const part of story.parts) {
      try {
        await part();
      } catch (error) {
        if (!(error instanceof Died)) throw error;
        await part();
      }
    }
    return fault.writes();
  } finally {
    fault.restore();
  }
}

/** All that is left behind, with every id replaced by the order in which it first appears. */
async function left({ leaver, successor, changeId }: Story): Promise<string> {
  const id = changeId();
  const account = await world.recorded(`account-${leaver.accountId}`);
  const process = await world.recorded(`ownerchange-${id}`);
  const told = (events: typeof account) => events.map(({ type, data }) => ({ type, data }));
  const signIn = await world.carryOut(
    new SignInWithPassword({
      address: leaver.address,
      password: new Secret(PASSWORD),
      network: '192.0.2.250',
      userAgent: '',
      client: 'WEB',
      correlationId: newId(),
    }),
  );
  const state = {
    leaver,
    successor,
    account: told(account),
    process: told(process),
    signIn: signIn.outcome,
    vault: await world.rows(
      `SELECT id, purpose, superseded_at IS NOT NULL AS superseded FROM vault_secret
        WHERE stream = $1 ORDER BY created_at, purpose`,
      [`account-${leaver.accountId}`],
    ),
    codes: await world.rows(
      `SELECT purpose, superseded_at IS NOT NULL AS superseded FROM vault_secret
        WHERE stream IN (SELECT stream FROM event WHERE stream LIKE 'verification-%'
          AND data LIKE '%' || $1 || '%') ORDER BY purpose`,
      [leaver.accountId],
    ),
    tickets: await world.rows('SELECT proofs FROM reset_ticket WHERE account_id = $1', [
      leaver.accountId,
    ]),
    claims: await world.rows('SELECT kind FROM claim WHERE owner_id = $1', [id]),
    floor: await world.rows('SELECT revision FROM session_floor WHERE account_id = $1', [
      leaver.accountId,
    ]),
  };
  const seen: string[] = [];
  return JSON.stringify(state, null, 1)
    .replace(/192\.0\.2\.\d+/g, 'network')
    .replace(/(person|next|leaver)\d+@/g, '$1@')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (found) => {
      if (!seen.includes(found)) seen.push(found);
      return `id ${seen.indexOf(found)}`;
    });
}

describe.each(Object.entries(STORIES))(
  'After a crash between any two writes, %s',
  (_name, tale) => {
    it('ends as it does without one', async () => {
      const undisturbed = await tale();
      const writes = await tell(undisturbed, 0, 'before');
      const expected = await left(undisturbed);
      expect(writes).toBeGreaterThan(5);
      for (const when of ['before', 'after'] as const) {
        for (let nth = 1; nth <= writes; nth += 1) {
          const disturbed = await tale();
          await tell(disturbed, nth, when);
          expect({ when, nth, state: await left(disturbed) }).toEqual({
            when,
            nth,
            state: expected,
          });
        }
      }
      await world.ownershipPolicy({});
    });
  },
);
