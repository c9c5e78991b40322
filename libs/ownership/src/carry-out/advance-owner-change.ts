import {
  accountAggregate,
  ChangeOwner,
  FreezeAccount,
  OfferFirstAccess,
  ThawAccount,
} from '@keyledger/accounts';
import { EmployeeReader } from '@keyledger/employees';
import { AggregateStore, Claims, isErased, type CommandContext } from '@keyledger/event-store';
import { Clock, type Decision, type Rejection } from '@keyledger/kernel';
import { OrganizationReader } from '@keyledger/organizations';
import { EndRecovery } from '@keyledger/verification';
import { Injectable } from '@nestjs/common';
import { CommandBus, type Command } from '@nestjs/cqrs';
import { mailboxClaim } from '../owner-change/account-in-change.js';
import { nextStep } from '../owner-change/next-step.js';
import type { NewOwnerChangeEvent } from '../owner-change/owner-change.events.js';
import { ownerChangeAggregate, type OwnerChange } from '../owner-change/owner-change.state.js';
import { decideCommit } from './commit.decider.js';

/** The work cannot go on at this moment; the job that asked for it is tried again. */
export class OwnerChangeDelayed extends Error {
  override readonly name = 'OwnerChangeDelayed';
}

/** Two workers may disagree that much about whether a date has come. */
const CLOCKS_DIFFER_BY_MS = 5 * 60_000;

type Outcome = { readonly outcome: string; readonly rejection?: Rejection };

/**
 * Carries a change of owner as far as it can go without anybody's word. Every step is done on its own stream first and then
 * recorded on the process's, under ids of the change's own: whoever does it again, after a crash between any two, does
 * nothing twice.
 */
@Injectable()
export class AdvanceOwnerChange {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly employees: EmployeeReader,
    private readonly recovery: EndRecovery,
    private readonly claims: Claims,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  /** @returns the moment that it waits for; null: for somebody's word, or it is over. @throws OwnerChangeDelayed */
  async advance(changeId: string): Promise<Date | null> {
    for (;;) {
      const { state } = await this.aggregates.load(ownerChangeAggregate, changeId);
      const next = nextStep(state, this.clock.now());
      if (next.step === 'WAIT_UNTIL') return next.moment;
      if (next.step === 'WAIT') return null;
      if (!(await this.carryOut(next.step, changeId, state))) return null;
    }
  }

  /** @returns whether the process went on by it. */
  private carryOut(
    step: Exclude<ReturnType<typeof nextStep>['step'], 'WAIT' | 'WAIT_UNTIL'>,
    changeId: string,
    change: OwnerChange,
  ): Promise<boolean> {
    switch (step) {
      case 'FREEZE':
        return this.freeze(changeId, change);
      case 'END_RECOVERY':
        return this.endRecovery(changeId, change);
      case 'DECIDE':
        return this.decide(changeId, change);
      case 'PASS_ON':
        return this.passOn(changeId, change);
      case 'OFFER_ACCESS':
        return this.offerAccess(changeId, change);
      case 'WATCH_ACCESS':
        return this.watchAccess(changeId, change);
      case 'UNDO':
        return this.undo(changeId, change);
    }
  }

  private async freeze(changeId: string, change: OwnerChange): Promise<boolean> {
    const { accountId, previousOwnerId } = change;
    const context = contextOf(changeId, change, 'freeze');
    const frozen: Outcome = await this.commands.execute(
      new FreezeAccount(context, accountId, changeId, previousOwnerId),
    );
    // The mailbox is somebody else's by now: there is nothing to pass on.
    const gone = frozen.rejection?.code === 'NotFound';
    if (frozen.rejection && !gone) throw new OwnerChangeDelayed(frozen.rejection.code);
    await this.settleEarlier(accountId, changeId);
    const event: NewOwnerChangeEvent = gone
      ? { type: 'OwnerChangeAborted', data: { accountId } }
      : { type: 'OwnerChangeMailboxFrozen', data: { accountId } };
    return this.record(changeId, change, 'frozen', (now) =>
      now.end || now.done.has('FROZEN') ? [] : [event],
    );
  }

  /** A change after which nobody ever came in is over with the next one. */
  private async settleEarlier(accountId: string, changeId: string): Promise<void> {
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    const earlier = account.passedOn?.changeId;
    if (earlier !== undefined && earlier !== changeId) await this.advance(earlier);
  }

  private async endRecovery(changeId: string, change: OwnerChange): Promise<boolean> {
    const { accountId } = change;
    await this.recovery.of(accountId);
    const event = { type: 'OwnerChangeRecoveryEnded', data: { accountId } } as const;
    return this.record(changeId, change, 'recovery-ended', (now) =>
      now.end || now.done.has('RECOVERY_ENDED') ? [] : [event],
    );
  }

  private async decide(changeId: string, change: OwnerChange): Promise<boolean> {
    const { organizationId, accountId, previousOwnerId } = change;
    const newOwnerId = change.newOwnerId ?? '';
    const [organization, successor, { state: account }] = await Promise.all([
      this.organizations.state(organizationId),
      this.employees.find(organizationId, newOwnerId),
      this.aggregates.load(accountAggregate, accountId),
    ]);
    const { ownershipPolicy: policy, roles } = organization;
    const plan = {
      policy,
      administrators: roles.has(previousOwnerId) || roles.has(newOwnerId),
      successorThere: successor !== null && !successor.left && !isErased(successor.name),
      held: account.frozen?.changeId === changeId,
      now: this.clock.now(),
    };
    const round = `${newOwnerId}:${change.initiators.length}:${change.approval.decision !== null}`;
    const context = { policyVersion: policy.version };
    return this.record(
      changeId,
      change,
      `commit:${round}`,
      (now) => (now.newOwnerId === newOwnerId ? decideCommit(plan, now) : []),
      context,
    );
  }

  private async passOn(changeId: string, change: OwnerChange): Promise<boolean> {
    const { organizationId, accountId } = change;
    const newOwnerId = change.newOwnerId ?? '';
    const context = contextOf(changeId, change, 'pass-on');
    const passed: Outcome = await this.commands.execute(
      new ChangeOwner(context, accountId, changeId, newOwnerId),
    );
    // A recovery on the host opened the mailbox in between: it stays with its owner.
    const lost = passed.rejection?.code === 'AccountNotFrozen';
    if (passed.rejection && !lost) throw new OwnerChangeDelayed(passed.rejection.code);
    await this.claims.release(mailboxClaim(organizationId, accountId, changeId), changeId);
    const event: NewOwnerChangeEvent = lost
      ? { type: 'OwnerChangeAborted', data: { accountId } }
      : { type: 'OwnerChangeMailboxPassed', data: { accountId, newOwnerId } };
    return this.record(changeId, change, 'passed', (now) =>
      now.end || now.done.has('PASSED') ? [] : [event],
    );
  }

  private async offerAccess(changeId: string, change: OwnerChange): Promise<boolean> {
    const { accountId } = change;
    const context = contextOf(changeId, change, 'offer-access');
    const offered = await this.commands.execute(new OfferFirstAccess(context, accountId, changeId));
    if (offered.outcome === 'rejected') throw new OwnerChangeDelayed(offered.rejection.code);
    const { channelId } = offered;
    const event = { type: 'OwnerChangeAccessOffered', data: { accountId, channelId } } as const;
    return this.record(changeId, change, 'offered', (now) =>
      now.done.has('OFFERED') ? [] : [event],
    );
  }

  private async watchAccess(changeId: string, change: OwnerChange): Promise<boolean> {
    const { accountId } = change;
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    const { passedOn, frozen } = account;
    const overtaken = passedOn?.changeId !== changeId || frozen !== null;
    const accessed = passedOn?.changeId === changeId && passedOn.accessed;
    if (!accessed && !overtaken) return false;
    const event = { type: 'OwnerChangeCompleted', data: { accountId, accessed } } as const;
    return this.record(changeId, change, 'completed', (now) => (now.end ? [] : [event]));
  }

  private async undo(changeId: string, change: OwnerChange): Promise<boolean> {
    const { organizationId, accountId, previousOwnerId } = change;
    if (this.mayBeFreezing(change)) {
      // Whoever is freezing it at this moment finds that done, instead of freezing it once more after it was thawed.
      const freeze = contextOf(changeId, change, 'freeze');
      await this.commands.execute(new FreezeAccount(freeze, accountId, changeId, previousOwnerId));
    }
    await this.carry(new ThawAccount(contextOf(changeId, change, 'thaw'), accountId, changeId));
    await this.claims.release(mailboxClaim(organizationId, accountId, changeId), changeId);
    const event = { type: 'OwnerChangeMailboxThawed', data: { accountId } } as const;
    return this.record(changeId, change, 'thawed', (now) => (now.undone ? [] : [event]));
  }

  private mayBeFreezing({ done, effectiveAt }: OwnerChange): boolean {
    if (done.has('FROZEN')) return false;
    const from = effectiveAt === null ? 0 : Date.parse(effectiveAt) - CLOCKS_DIFFER_BY_MS;
    return this.clock.now().getTime() >= from;
  }

  private async carry(command: Command<Outcome>): Promise<void> {
    const { rejection } = await this.commands.execute(command);
    if (rejection) throw new OwnerChangeDelayed(rejection.code);
  }

  private async record(
    changeId: string,
    change: OwnerChange,
    step: string,
    decide: (change: OwnerChange) => Decision<NewOwnerChangeEvent>,
    more: Partial<CommandContext> = {},
  ): Promise<boolean> {
    const executed = await this.aggregates.execute({
      aggregate: ownerChangeAggregate,
      id: changeId,
      context: { ...contextOf(changeId, change, step), ...more },
      decide,
    });
    if (executed.outcome === 'rejected') throw new OwnerChangeDelayed(executed.rejection.code);
    return true;
  }
}

function contextOf(
  changeId: string,
  { organizationId, correlationId, ticket }: OwnerChange,
  step: string,
): CommandContext {
  return {
    organizationId,
    actor: { kind: 'SYSTEM', id: 'owner-change', role: null },
    commandId: `${changeId}:${step}`,
    correlationId,
    reasonCode: 'OWNER_CHANGED',
    ...(ticket === null ? {} : { ticket }),
  };
}
