import { Clock, isRejection, newId, type Scope } from '@keyledger/kernel';
import { AggregateStore, streamOf } from '@keyledger/event-store';
import { generatePassword, PasswordHasher, Vault } from '@keyledger/credentials';
import type { Organization } from '@keyledger/organizations';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { KEYLEDGER } from '../account.events.js';
import { accountAggregate } from '../account.state.js';
import { ActOnAccount, type Target } from '../act-on-account.js';
import { CallerProofs } from '../caller-proofs.port.js';
import { busyWhenHashesQueue } from '../busy-when-hashes-queue.js';
import { linkChannelOf } from '../link-channel.js';
import { passwordSubject } from '../password-subject.js';
import { stillEntitles, type ResetEntitlement } from '../reset-entitlement.js';
import { secretsOutOfUse } from '../secrets-out-of-use.js';
import { SessionFloors } from '../session-floors.port.js';
import { ResetPassword, type ResetResult, type ResetSecret } from './reset-password.command.js';
import { decideReset, type ResetPlan } from './reset-password.decider.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;

@CommandHandler(ResetPassword)
export class ResetPasswordHandler implements ICommandHandler<ResetPassword> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly authority: ActOnAccount,
    private readonly hasher: PasswordHasher,
    private readonly vault: Vault,
    private readonly floors: SessionFloors,
    private readonly clock: Clock,
    private readonly proofs: CallerProofs,
  ) {}

  execute(command: ResetPassword): Promise<ResetResult> {
    return busyWhenHashesQueue(() => this.reset(command));
  }

  private async reset(command: ResetPassword): Promise<ResetResult> {
    const { scope, context, accountId } = command;
    const target = await this.authority.target(scope, accountId);
    if (isRejection(target)) return { outcome: 'rejected', rejection: target };

    const { actor } = scope;
    const claimed = { accountId, actor, ...command.named };
    const entitlements = await this.proofs.entitlements(claimed);
    const entitlement = entitlements.find((each) => stillEntitles(each, target.account)) ?? null;
    const plan = this.plan(command, target, entitlement);
    let secret: ResetSecret = { kind: 'ALREADY_SHOWN' };
    let decidedOn = target.account;
    const executed = await this.aggregates.execute({
      aggregate: accountAggregate,
      id: accountId,
      context: {
        ...context,
        causationId: entitlement?.eventId,
        policyVersion: target.organization.policy.version,
      },
      decide: async (account) => {
        decidedOn = account;
        const decision = decideReset(plan, account);
        if (isRejection(decision)) return decision;
        // Vault rows come before the event that names them; a second decision after a conflict reuses them.
        if (secret.kind === 'ALREADY_SHOWN') secret = await this.prepare(plan, target, accountId);
        return decision;
      },
    });
    if (executed.outcome === 'rejected') return executed;

    await this.floors.raise(accountId, executed.state.sessionFloor);
    // Somebody else's answer to the same command holds: what was prepared here is in force nowhere.
    if (executed.outcome !== 'appended') secret = { kind: 'ALREADY_SHOWN' };
    else {
      for (const id of secretsOutOfUse(decidedOn, executed.state)) {
        await this.vault.supersede(id, plan.now);
      }
    }
    return { outcome: 'reset', position: executed.position, secret };
  }

  private plan(
    { scope, method: wanted }: ResetPassword,
    { owner, organization }: Target,
    entitlement: ResetEntitlement | null,
  ): ResetPlan {
    const { resetMethod, temporaryPasswordHours, linkMinutes } = organization.policy;
    const method = wanted ?? resetMethod;
    const now = this.clock.now();
    const lifetime = method === 'LINK' ? linkMinutes * MINUTE : temporaryPasswordHours * HOUR;
    return {
      method,
      resetId: newId(),
      credentialId: newId(),
      linkId: newId(),
      requestId: newId(),
      channelId: linkChannelOf(owner),
      callerProof: needsCallerProof(scope, organization),
      entitlement,
      now,
      expiresAt: new Date(now.getTime() + lifetime),
    };
  }

  private async prepare(plan: ResetPlan, target: Target, accountId: string): Promise<ResetSecret> {
    const { account, owner, organization } = target;
    const { expiresAt } = plan;
    const rowOwner = {
      organizationId: account.organizationId,
      stream: streamOf(accountAggregate, accountId),
    };
    if (plan.method === 'LINK' && plan.channelId) {
      await this.vault.issueLink({ linkId: plan.linkId, owner: rowOwner, expiresAt });
      return { kind: 'LINK_SENT', channelId: plan.channelId, expiresAt };
    }
    const subject = passwordSubject(account, owner, organization);
    const password = generatePassword(organization.policy, subject);
    const hash = await this.hasher.hash(password);
    await this.vault.putPasswordHash(plan.credentialId, rowOwner, hash);
    const effective = account.authority === KEYLEDGER;
    if (!effective) await this.vault.sealPassword(plan.requestId, rowOwner, password, expiresAt);
    return { kind: 'TEMPORARY_PASSWORD', password, expiresAt, effective };
  }
}

function needsCallerProof({ role }: Scope, { recoveryPolicy }: Organization): boolean {
  return role === 'HELPDESK' && recoveryPolicy.callerProof;
}
