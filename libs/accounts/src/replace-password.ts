import { Clock, newId, reject, type Rejection, type Secret } from '@keyledger/kernel';
import { AggregateStore, streamOf, type CommandContext } from '@keyledger/event-store';
import { checkPassword, PasswordHasher, rejectWeakPassword, Vault } from '@keyledger/credentials';
import { employeeAggregate } from '@keyledger/employees';
import { OrganizationReader } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import type { AccountChanged } from './account-changed.js';
import { busyWhenHashesQueue } from './busy-when-hashes-queue.js';
import { KEYLEDGER, type ChangeCause } from './account.events.js';
import { accountAggregate, type Account } from './account.state.js';
import { decideChange } from './change-password/change-password.decider.js';
import { passwordSubject } from './password-subject.js';
import { secretsOutOfUse } from './secrets-out-of-use.js';
import { SessionFloors } from './session-floors.port.js';

export interface Replacement {
  readonly context: CommandContext;
  readonly accountId: string;
  readonly newPassword: Secret;
  readonly cause: ChangeCause;
  readonly resetId: string | null;
  /** What else must hold on the account as it is when the change is decided. */
  readonly provided: (account: Account) => Rejection | null;
}

/** The one way in which a person's own choice becomes a mailbox's password. */
@Injectable()
export class ReplacePassword {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly hasher: PasswordHasher,
    private readonly vault: Vault,
    private readonly floors: SessionFloors,
    private readonly clock: Clock,
  ) {}

  /** Rejections: `PasswordTooWeak`, `PasswordSameAsOld`, `Busy`, and those of the change itself. */
  replace(replacement: Replacement): Promise<AccountChanged> {
    return busyWhenHashesQueue(() => this.carryOut(replacement));
  }

  private async carryOut(replacement: Replacement): Promise<AccountChanged> {
    const { accountId, context, newPassword, cause, resetId, provided } = replacement;
    const { state: before } = await this.aggregates.load(accountAggregate, accountId);
    if (!before.provisioned) return { outcome: 'rejected', rejection: reject('NotFound') };
    const [organization, { state: owner }] = await Promise.all([
      this.organizations.state(before.organizationId),
      this.aggregates.load(employeeAggregate, before.ownerId),
    ]);

    const subject = passwordSubject(before, owner, organization);
    const verdict = checkPassword(newPassword, subject, organization.policy);
    if (verdict.violations.length > 0) {
      return { outcome: 'rejected', rejection: rejectWeakPassword(verdict, ['newPassword']) };
    }
    if (await this.isCurrent(newPassword, before)) {
      return {
        outcome: 'rejected',
        rejection: reject('PasswordSameAsOld', { path: ['newPassword'] }),
      };
    }

    const now = this.clock.now();
    const plan = { cause, resetId, credentialId: newId(), requestId: newId(), now };
    const { organizationId } = before;
    const rowOwner = { organizationId, stream: streamOf(accountAggregate, accountId) };
    const hash = await this.hasher.hash(newPassword);
    await this.vault.putPasswordHash(plan.credentialId, rowOwner, hash);
    if (before.authority !== KEYLEDGER) {
      const expiresAt = new Date(now.getTime() + SEALED_FOR_MS);
      await this.vault.sealPassword(plan.requestId, rowOwner, newPassword, expiresAt);
    }

    let decidedOn = before;
    const executed = await this.aggregates.execute({
      aggregate: accountAggregate,
      id: accountId,
      context: { ...context, policyVersion: organization.policy.version },
      decide: (account) => {
        decidedOn = account;
        return provided(account) ?? decideChange(plan, account);
      },
    });
    if (executed.outcome === 'rejected') return executed;
    await this.floors.raise(accountId, executed.state.sessionFloor);
    if (executed.outcome === 'appended') {
      for (const id of secretsOutOfUse(decidedOn, executed.state))
        await this.vault.supersede(id, now);
    }
    return { outcome: 'changed', position: executed.position };
  }

  private async isCurrent(password: Secret, account: Account): Promise<boolean> {
    if (!account.credential) return false;
    const current = await this.vault.passwordHash(account.credential.id);
    return current !== null && (await this.hasher.verify(password, current)).matches;
  }
}

/** Longest that a plaintext waits for its provider; the job gives up before. */
const SEALED_FOR_MS = 24 * 3_600_000;
