import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  accountAggregate,
  FreezeAccount,
  LockAccount,
  ReactivateAccount,
  SetPasswordByLink,
  UnlockAccount,
} from '@keyledger/accounts';
import { Vault } from '@keyledger/credentials';
import { isErased } from '@keyledger/event-store';
import { newId, Secret, type Scope } from '@keyledger/kernel';
import type { TestMailbox } from '@keyledger/sign-in/testing';
import { CHOSEN, wrong } from '@keyledger/verification/testing';
import { AbortOwnerChange } from '../abort-owner-change/abort-owner-change.command.js';
import { ApproveOwnerChange } from '../approve-owner-change/approve-owner-change.command.js';
import { NameSuccessor } from '../name-successor/name-successor.command.js';
import { RefuseOwnerChange } from '../refuse-owner-change/refuse-owner-change.command.js';
import { RenewOwnerChangeApproval } from '../renew-owner-change-approval/renew-owner-change-approval.command.js';
import { ownershipWorld, type OwnershipWorld } from '../testing/index.js';
import { conditionOf } from './next-step.js';

const HOUR = 3_600;

let world: OwnershipWorld;
let admin: Scope;
let owner: Scope;
let second: Scope;
let leaver: TestMailbox;
let successor: TestMailbox;

beforeAll(async () => {
  world = await ownershipWorld();
  admin = await world.agent('ADMIN');
  owner = await world.agent('OWNER');
  second = await world.agent('ADMIN');
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.ownershipPolicy({});
  leaver = await world.person({ kind: 'EMAIL', destination: `${newId()}@example.org` });
  successor = await world.person({ kind: 'EMAIL', destination: `${newId()}@example.org` });
});

const codeOf = (answer: { outcome: string; rejection?: { code: string } }) =>
  answer.rejection?.code ?? answer.outcome;
const account = async () =>
  (await world.events.aggregates.load(accountAggregate, leaver.accountId)).state;
const standing = async (changeId: string) =>
  conditionOf(await world.change(changeId), world.clock.now());
const toSuccessor = () => ({ newOwnerId: successor.employeeId });
const abort = (changeId: string, by = admin) =>
  world.carryOut(new AbortOwnerChange(by, world.by(by), changeId));
const approve = (changeId: string, by: Scope) =>
  world.carryOut(new ApproveOwnerChange(by, world.by(by), changeId));

async function passedOn(): Promise<string> {
  const changeId = await world.started(admin, leaver, toSuccessor());
  await world.advance(changeId);
  return changeId;
}

describe('A mailbox that passes on', () => {
  it('is the new owner’s, who sets a password by a link on their own channel', async () => {
    const old = (await account()).credential?.id;
    const changeId = await passedOn();
    expect(await standing(changeId)).toBe('AWAITING_FIRST_ACCESS');
    const kept = 'SELECT superseded_at IS NOT NULL AS superseded FROM vault_secret WHERE id = $1';
    expect(await world.rows(kept, [old])).toEqual([{ superseded: true }]);
    const { link, ownerId } = await account();
    expect(ownerId).toBe(successor.employeeId);
    const token = await world.get(Vault).sealedLink(link?.linkId ?? '');
    if (!token) throw new Error('No link was made');
    const set = await world.carryOut(
      new SetPasswordByLink(token, new Secret(CHOSEN), newId(), newId()),
    );
    expect(codeOf(set)).toBe('changed');
    await world.advance(changeId);
    expect(await standing(changeId)).toBe('COMPLETED');
    expect((await world.stepsOf(changeId)).at(-1)).toBe('OwnerChangeCompleted');
  });

  it('has no second change beside the first, and another one after it', async () => {
    const changeId = await world.started(admin, leaver);
    expect(codeOf(await world.start(owner, leaver, toSuccessor()))).toBe('OwnerChangeInProgress');
    await world.advance(changeId);
    await world.carryOut(new NameSuccessor(admin, world.by(admin), changeId, successor.employeeId));
    await world.advance(changeId);
    const next = await world.person();
    const later = await world.started(admin, leaver, { newOwnerId: next.employeeId });
    await world.advance(later);
    expect(await standing(changeId)).toBe('COMPLETED');
    expect((await world.recorded(`ownerchange-${changeId}`)).at(-1)).toMatchObject({
      data: { accessed: false },
    });
    expect((await account()).ownerId).toBe(next.employeeId);
  });

  it('is started once by one command, also after it is over', async () => {
    const context = world.by(admin);
    const changeId = await world.started(admin, leaver, toSuccessor(), context);
    await world.advance(changeId);
    const again = await world.start(admin, leaver, toSuccessor(), context);
    expect(again).toMatchObject({ outcome: 'changed', changeId });
    expect(await world.stepsOf(changeId)).toHaveLength(6);
  });

  it('goes to nobody unknown, gone, or the same; and nobody gives it to themselves', async () => {
    const gone = await world.person();
    await world.leave(gone);
    for (const [newOwnerId, code] of [
      [newId(), 'EmployeeUnknown'],
      [gone.employeeId, 'EmployeeHasLeft'],
      [leaver.employeeId, 'InvalidInput'],
      [admin.actor.id, 'NotYourself'],
      [owner.actor.id, 'RankTooLow'],
    ] as const) {
      expect(codeOf(await world.start(admin, leaver, { newOwnerId }))).toBe(code);
    }
    expect(codeOf(await world.start(admin, leaver, toSuccessor()))).toBe('changed');
  });

  it('begins at its moment and not before, whoever looks', async () => {
    const effectiveAt = new Date(world.clock.now().getTime() + HOUR * 1000);
    const changeId = await world.started(admin, leaver, { ...toSuccessor(), effectiveAt });
    expect(await world.advance(changeId)).toEqual(effectiveAt);
    expect(await standing(changeId)).toBe('SCHEDULED');
    expect((await account()).frozen).toBeNull();
    world.pass(HOUR);
    expect(await world.advance(changeId)).toBeNull();
    expect((await account()).ownerId).toBe(successor.employeeId);
  });

  it('is given up before its moment without a trace on the mailbox', async () => {
    const effectiveAt = new Date(world.clock.now().getTime() + HOUR * 1000);
    const changeId = await world.started(admin, leaver, { ...toSuccessor(), effectiveAt });
    const before = await world.recorded(`account-${leaver.accountId}`);
    await abort(changeId);
    await world.advance(changeId);
    expect(await world.recorded(`account-${leaver.accountId}`)).toHaveLength(before.length);
    expect(codeOf(await world.start(admin, leaver, toSuccessor()))).toBe('changed');
  });

  it('waits for somebody else where whoever was named has left meanwhile', async () => {
    const effectiveAt = new Date(world.clock.now().getTime() + HOUR * 1000);
    const changeId = await world.started(admin, leaver, { ...toSuccessor(), effectiveAt });
    await world.leave(successor);
    world.pass(HOUR);
    await world.advance(changeId);
    expect(await standing(changeId)).toBe('AWAITING_SUCCESSOR');
    const next = await world.person();
    const name = (employeeId: string) =>
      world.carryOut(new NameSuccessor(admin, world.by(admin), changeId, employeeId));
    expect(codeOf(await name(next.employeeId))).toBe('changed');
    expect(codeOf(await name((await world.person()).employeeId))).toBe('SuccessorAlreadyNamed');
    await world.advance(changeId);
    expect((await account()).ownerId).toBe(next.employeeId);
    // Nobody has a channel of theirs, so nobody was sent a link.
    expect(await world.change(changeId)).toMatchObject({ channelId: null });
  });
});

describe('A frozen mailbox', () => {
  it('stays frozen whatever else is lifted, and thaws by giving the change up', async () => {
    const changeId = await world.started(admin, leaver);
    await world.advance(changeId);
    const plain = [admin, world.by(admin), leaver.accountId] as const;
    await world.carryOut(new LockAccount(admin, world.by(admin), leaver.accountId, null, null));
    await world.carryOut(new UnlockAccount(admin, world.by(admin), leaver.accountId, null));
    await world.carryOut(new ReactivateAccount(...plain, null));
    expect((await account()).frozen?.changeId).toBe(changeId);
    expect(codeOf(await abort(changeId))).toBe('changed');
    await world.advance(changeId);
    const thawed = await account();
    expect(thawed).toMatchObject({ frozen: null, ownerId: leaver.employeeId });
    expect(thawed.credential).not.toBeNull();
  });

  it('is not frozen by a worker that comes too late, after the change was given up', async () => {
    const changeId = await world.started(admin, leaver, toSuccessor());
    await abort(changeId);
    await world.advance(changeId);
    const context = {
      organizationId: world.organizationId,
      actor: { kind: 'SYSTEM', id: 'owner-change', role: null },
      commandId: `${changeId}:freeze`,
      correlationId: newId(),
    } as const;
    const { accountId, employeeId } = leaver;
    await world.carryOut(new FreezeAccount(context, accountId, changeId, employeeId));
    expect((await account()).frozen).toBeNull();
  });

  it('cannot be given back once it passed on', async () => {
    const changeId = await passedOn();
    expect(codeOf(await abort(changeId))).toBe('OwnerChangeOver');
  });

  it('answers a forgotten password as ever, and sends nothing', async () => {
    const before = await world.ticket(leaver.address);
    await world.send(before);
    const { code, link } = await world.sent(leaver);
    const changeId = await world.started(admin, leaver);
    await world.advance(changeId);
    // What was on its way opens nothing: not the code, not the link.
    expect(codeOf(await world.enter(before, code))).toBe('VerificationCodeWrong');
    expect(link && codeOf(await world.open(link))).toBe('LinkNotValid');
    const stranger = await world.ticket('nobody@example.com', '192.0.2.8');
    const fresh = await world.ticket(leaver.address, '192.0.2.9');
    for (const ticket of [stranger, fresh]) {
      expect(codeOf(await world.send(ticket))).toBe('ordered');
      expect(codeOf(await world.enter(ticket, wrong(code)))).toBe('VerificationCodeWrong');
    }
    const withheld = (await world.steps(leaver)).filter(
      ({ type }) => type === 'VerificationCodeWithheld',
    );
    expect(withheld).toMatchObject([{ data: { reason: 'FROZEN', channelId: null } }]);
  });

  it('leaves nothing to whoever had proved to be its owner', async () => {
    const ticket = await world.ticket(leaver.address);
    await world.send(ticket);
    const proved = await world.enter(ticket, (await world.sent(leaver)).code);
    if (proved.outcome === 'rejected') throw new Error(proved.rejection.code);
    await passedOn();
    expect(codeOf(await world.complete(proved.ticket))).toBe('IdentityNotProved');
    expect((await account()).credential).toBeNull();
  });
});

describe('A second person', () => {
  beforeEach(() => world.ownershipPolicy({ secondPerson: 'EVERYBODY', approvalHours: 4 }));

  it('is neither whoever started it nor whom it passes to, and says yes once', async () => {
    const changeId = await passedOn();
    expect(await standing(changeId)).toBe('AWAITING_APPROVAL');
    expect(codeOf(await approve(changeId, admin))).toBe('SecondPersonNeeded');
    expect(codeOf(await approve(changeId, { ...admin, role: 'OWNER' }))).toBe('SecondPersonNeeded');
    expect(codeOf(await approve(changeId, second))).toBe('changed');
    expect(codeOf(await approve(changeId, owner))).toBe('OwnerChangeApprovalOver');
    await world.advance(changeId);
    expect((await account()).ownerId).toBe(successor.employeeId);
  });

  it('ends it with a no: the mailbox thaws', async () => {
    const changeId = await passedOn();
    await world.carryOut(new RefuseOwnerChange(second, world.by(second), changeId));
    await world.advance(changeId);
    expect(await standing(changeId)).toBe('REFUSED');
    expect(await account()).toMatchObject({ frozen: null, ownerId: leaver.employeeId });
  });

  it('who comes too late is asked again; the mailbox stays frozen till then', async () => {
    const changeId = await passedOn();
    const renew = () =>
      world.carryOut(new RenewOwnerChangeApproval(owner, world.by(owner), changeId));
    expect(codeOf(await renew())).toBe('OwnerChangeApprovalOver');
    world.pass(4 * HOUR);
    await world.advance(changeId);
    expect(await standing(changeId)).toBe('APPROVAL_EXPIRED');
    expect(codeOf(await approve(changeId, second))).toBe('OwnerChangeApprovalOver');
    expect(codeOf(await renew())).toBe('changed');
    // Neither who asked anew nor who started it.
    for (const by of [owner, admin]) {
      expect(codeOf(await approve(changeId, by))).toBe('SecondPersonNeeded');
    }
    expect(codeOf(await approve(changeId, second))).toBe('changed');
    await world.advance(changeId);
    expect((await account()).ownerId).toBe(successor.employeeId);
  });

  it('is asked only where an owner holds a role, where the policy says so', async () => {
    await world.ownershipPolicy({ secondPerson: 'ADMINISTRATORS' });
    expect(await standing(await passedOn())).toBe('AWAITING_FIRST_ACCESS');
    leaver = await world.person();
    await world.company.grant(leaver, 'HELPDESK');
    expect(await standing(await passedOn())).toBe('AWAITING_APPROVAL');
  });
});

describe('What was written of two owners', () => {
  it('goes with each of them: erasing the former leaves the next one’s', async () => {
    const lock = (note: string) =>
      world.carryOut(new LockAccount(admin, world.by(admin), leaver.accountId, null, note));
    const unlock = () =>
      world.carryOut(new UnlockAccount(admin, world.by(admin), leaver.accountId, null));
    await lock('旧主');
    await unlock();
    const changeId = await world.started(admin, leaver, { ...toSuccessor(), note: '离职' });
    await world.advance(changeId);
    await lock('新主');
    await world.events.dataKeys.destroyKeys(leaver.employeeId);
    const notes = (await world.recorded(`account-${leaver.accountId}`))
      .filter(({ type }) => type === 'AccountLocked')
      .map(({ data }) => data as { ownerId: string; note: unknown });
    expect(notes.map(({ ownerId }) => ownerId)).toEqual([leaver.employeeId, successor.employeeId]);
    expect(notes.map(({ note }) => isErased(note))).toEqual([true, false]);
    expect(notes[1]?.note).toBe('新主');
    expect(isErased((await world.change(changeId)).note)).toBe(true);
  });
});
