import { Clock, isRejection, newId, reject, type Secret } from '@keyledger/kernel';
import { AggregateStore, streamOf } from '@keyledger/event-store';
import { generatePassword, PasswordHasher, Vault } from '@keyledger/credentials';
import { employeeAggregate } from '@keyledger/employees';
import { OrganizationReader } from '@keyledger/organizations';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { KEYLEDGER } from '../account.events.js';
import { accountAggregate, type Account } from '../account.state.js';
import { busyWhenHashesQueue } from '../busy-when-hashes-queue.js';
import { passwordSubject } from '../password-subject.js';
import { SessionFloors } from '../session-floors.port.js';
import { RecoverAccount, type RecoveryResult } from './recover-account.command.js';
import { decideRecovery, type RecoveryPlan } from './recover-account.decider.js';

const HOUR = 3_600_000;

@CommandHandler(RecoverAccount)
export class RecoverAccountHandler implements ICommandHandler<RecoverAccount> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly hasher: PasswordHasher,
    private readonly vault: Vault,
    private readonly floors: SessionFloors,
    private readonly clock: Clock,
  ) {}

  execute(command: RecoverAccount): Promise<RecoveryResult> {
    return busyWhenHashesQueue(() => this.recover(command));
  }

  private async recover({ context, accountId }: RecoverAccount): Promise<RecoveryResult> {
    const { state: before } = await this.aggregates.load(accountAggregate, accountId);
    if (before.organizationId !== context.organizationId) {
      return { outcome: 'rejected', rejection: reject('NotFound') };
    }
    const { policy } = await this.organizations.state(context.organizationId);
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + policy.temporaryPasswordHours * HOUR);
    const plan = { credentialId: newId(), requestId: newId(), now, expiresAt };
    const prepared: { password: Secret | null } = { password: null };
    const executed = await this.aggregates.execute({
      aggregate: accountAggregate,
      id: accountId,
      context: { ...context, policyVersion: policy.version },
      decide: async (account) => {
        const decision = decideRecovery(plan, account);
        if (isRejection(decision)) return decision;
        // The vault rows come before the event that names them; a second decision reuses them.
        prepared.password ??= await this.prepare(plan, account, accountId);
        return decision;
      },
    });
    if (executed.outcome === 'rejected') return executed;
    await this.floors.raise(accountId, executed.state.sessionFloor);
    const effective = executed.state.pendingProviderChange === null;
    if (executed.outcome === 'appended' && effective) {
      for (const id of [before.credential?.id, before.link?.linkId]) {
        if (id) await this.vault.supersede(id, now);
      }
    }
    const { password } = prepared;
    return { outcome: 'recovered', position: executed.position, password, expiresAt, effective };
  }

  private async prepare(plan: RecoveryPlan, account: Account, accountId: string): Promise<Secret> {
    const { organizationId, ownerId, authority } = account;
    const [organization, { state: person }] = await Promise.all([
      this.organizations.state(organizationId),
      this.aggregates.load(employeeAggregate, ownerId),
    ]);
    const subject = passwordSubject(account, person, organization);
    const password = generatePassword(organization.policy, subject);
    const owner = { organizationId, stream: streamOf(accountAggregate, accountId) };
    const hash = await this.hasher.hash(password);
    await this.vault.putPasswordHash(plan.credentialId, owner, hash);
    if (authority !== KEYLEDGER) {
      await this.vault.sealPassword(plan.requestId, owner, password, plan.expiresAt);
    }
    return password;
  }
}
