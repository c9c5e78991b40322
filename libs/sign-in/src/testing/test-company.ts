import { accountAggregate, type AccountKind, type NewAccountEvent } from '@keyledger/accounts';
import type { PasswordHasher, Vault } from '@keyledger/credentials';
import { employeeAggregate, type NewEmployeeEvent } from '@keyledger/employees';
import {
  streamOf,
  type Aggregate,
  type AggregateStore,
  type Claims,
  type CommandContext,
} from '@keyledger/event-store';
import { newId, Secret, type Clock, type DomainEvent } from '@keyledger/kernel';
import {
  INITIAL_PASSWORD_POLICY,
  organizationAggregate,
  type GrantableRole,
  type NewOrganizationEvent,
} from '@keyledger/organizations';

export interface TestMailbox {
  readonly organizationId: string;
  readonly employeeId: string;
  readonly accountId: string;
  readonly address: string;
}

/** Organizations, people and mailboxes that are simply there: written as events, past every command's rules. */
export class TestCompany {
  constructor(
    private readonly parts: {
      readonly aggregates: AggregateStore;
      readonly claims: Claims;
      readonly vault: Vault;
      readonly hasher: PasswordHasher;
      readonly clock: Clock;
    },
  ) {}

  /** @returns the id of a new organization with this mail domain. */
  async organization(domain: string): Promise<string> {
    const organizationId = newId();
    await this.claim('domain', domain, organizationId, organizationId);
    const founded = {
      name: '示例',
      timeZone: 'Asia/Shanghai',
      locale: 'zh-CN',
      passwordPolicy: INITIAL_PASSWORD_POLICY,
    } as const;
    await this.onOrganization(
      organizationId,
      { type: 'OrganizationFounded', data: founded },
      { type: 'DomainAdded', data: { domain } },
    );
    return organizationId;
  }

  grant({ organizationId, employeeId }: TestMailbox, role: GrantableRole): Promise<number> {
    const data = { employeeId, role, departmentId: null };
    return this.onOrganization(organizationId, { type: 'RoleGranted', data });
  }

  revoke({ organizationId, employeeId }: TestMailbox, role: GrantableRole): Promise<number> {
    return this.onOrganization(organizationId, { type: 'RoleRevoked', data: { employeeId, role } });
  }

  /** A person and a mailbox of theirs that nobody can sign in to yet. */
  async mailbox(
    organizationId: string,
    address: string,
    kind: AccountKind = 'PERSONAL',
  ): Promise<TestMailbox> {
    const [employeeId, accountId] = [newId(), newId()];
    await this.claim('address', address, accountId, organizationId);
    const person = { name: '李娜', employeeNumber: null, birthDate: null, departmentId: null };
    await this.append<NewEmployeeEvent>(employeeAggregate, employeeId, organizationId, [
      { type: 'EmployeeRegistered', data: { ...person, origin: 'ADMIN' } },
    ]);
    const mailbox = { organizationId, employeeId, accountId, address };
    const held = { address, kind, provider: 'KEYLEDGER', authority: 'KEYLEDGER' };
    await this.onAccount(mailbox, {
      type: 'AccountProvisioned',
      data: { ...held, ownerId: employeeId, origin: 'ADMIN' },
    });
    return mailbox;
  }

  /** The mailbox's owner leaves the company; the mailbox stays as it is. */
  async leave({ organizationId, employeeId }: TestMailbox): Promise<void> {
    await this.append<NewEmployeeEvent>(employeeAggregate, employeeId, organizationId, [
      { type: 'EmployeeLeft', data: { lastDay: null } },
    ]);
  }

  /** @param expiresAt makes it a temporary one. @returns the credential's id. */
  async setPassword(mailbox: TestMailbox, password: string, expiresAt?: Date): Promise<string> {
    const { vault, hasher, clock } = this.parts;
    const { organizationId, accountId } = mailbox;
    const credentialId = newId();
    const stream = streamOf(accountAggregate, accountId);
    const hash = await hasher.hash(new Secret(password));
    await vault.putPasswordHash(credentialId, { organizationId, stream }, hash);
    const data = {
      credentialId,
      cause: expiresAt ? 'ADMIN_RESET' : 'VOLUNTARY_CHANGE',
      kind: expiresAt ? 'TEMPORARY' : 'PERMANENT',
      authority: 'KEYLEDGER',
      effectiveAt: clock.now().toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
      resetId: null,
    } as const;
    await this.onAccount(mailbox, { type: 'PasswordChanged', data });
    return credentialId;
  }

  /** @returns the account's revision afterwards. */
  onAccount(mailbox: TestMailbox, ...events: NewAccountEvent[]): Promise<number> {
    const { accountId, organizationId } = mailbox;
    return this.append<NewAccountEvent>(accountAggregate, accountId, organizationId, events);
  }

  private onOrganization(id: string, ...events: NewOrganizationEvent[]): Promise<number> {
    return this.append<NewOrganizationEvent>(organizationAggregate, id, id, events);
  }

  private async claim(
    kind: 'domain' | 'address',
    value: string,
    ownerId: string,
    organizationId: string,
  ): Promise<void> {
    await this.parts.claims.claim({ kind, scopeId: null, value, ownerId, organizationId });
  }

  private async append<New extends DomainEvent>(
    aggregate: Pick<Aggregate<unknown>, 'category'>,
    id: string,
    organizationId: string,
    events: readonly New[],
  ): Promise<number> {
    const context: CommandContext = {
      organizationId,
      actor: { kind: 'SYSTEM', id: 'test-company', role: null },
      commandId: newId(),
      correlationId: newId(),
    };
    const executed = await this.parts.aggregates.execute({
      aggregate: { category: aggregate.category, initial: null, evolve: () => null },
      id,
      context,
      decide: () => events,
    });
    if (executed.outcome === 'rejected') throw new Error(executed.rejection.code);
    return executed.head === 'none' ? -1 : executed.head.revision;
  }
}
