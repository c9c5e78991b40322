import {
  LockAccount,
  ProvisionAccount,
  SetInitialPassword,
  SuspendAccount,
  type AccountKind,
} from '@keyledger/accounts';
import { RegisterEmployee } from '@keyledger/employees';
import type { CommandContext } from '@keyledger/event-store';
import { toGlobalId } from '@keyledger/graphql';
import { newId, Secret, type Scope } from '@keyledger/kernel';
import {
  AddDomain,
  ChangePasswordPolicy,
  ChangeRecoveryPolicy,
  EnsureDepartments,
  FoundOrganization,
  GrantRole,
  HOST,
  INITIAL_PASSWORD_POLICY,
  INITIAL_RECOVERY_POLICY,
  departmentAt,
  OrganizationReader,
  RevokeRole,
  type GrantableRole,
  type RecoveryPolicyRules,
} from '@keyledger/organizations';
import { CommandBus } from '@nestjs/cqrs';
import type { Caller } from './caller.js';
import type { RunningKeyledger } from './running-keyledger.js';
import { signIn } from './sign-in.js';

/** Satisfies the first policy, and holds nothing of anybody here. */
export const PASSWORD = 'Yue-liang 9 chuan!';

export interface Wanted {
  readonly name?: string;
  readonly address: string;
  readonly role?: GrantableRole;
  /** Path of names from the top: where the person works. */
  readonly department?: readonly string[];
  /** What the role is limited to. */
  readonly over?: readonly string[];
  readonly authority?: 'KEYLEDGER' | 'FAKE';
  readonly kind?: AccountKind;
  readonly backup?: string;
  /** E.164. */
  readonly phone?: string;
  /** Null: nobody can sign in before a reset. */
  readonly password?: string | null;
}

export interface Person {
  readonly employeeId: string;
  readonly accountId: string;
  readonly address: string;
  /** Global id of the account. */
  readonly id: string;
  /** Global id of the person. */
  readonly personId: string;
  readonly stream: string;
}

/** An organization made by the product's own commands, as the command line makes further ones. */
export class Organization {
  private constructor(
    private readonly running: RunningKeyledger,
    readonly id: string,
  ) {}

  /** One that is there already. @param globalId as GraphQL has it. */
  static of(running: RunningKeyledger, globalId: string): Organization {
    return new Organization(running, plainId(globalId));
  }

  static async found(running: RunningKeyledger, domain: string): Promise<Organization> {
    const organization = new Organization(running, newId());
    const charter = { name: '星河科技', timeZone: 'Asia/Shanghai', locale: 'zh-CN' } as const;
    await organization.carryOut(new FoundOrganization(organization.context(), charter));
    await organization.carryOut(new AddDomain(HOST, organization.context(), domain));
    return organization;
  }

  /** A person with a mailbox. */
  async person(wanted: Wanted): Promise<Person> {
    const [employeeId, accountId] = [newId(), newId()];
    const { address, name = '林晓', kind = 'PERSONAL', authority = 'KEYLEDGER' } = wanted;
    const { backup, phone } = wanted;
    const departmentId = await this.department(wanted.department);
    const channels = [
      ...(backup ? [{ kind: 'EMAIL' as const, destination: backup }] : []),
      ...(phone ? [{ kind: 'PHONE' as const, destination: phone }] : []),
    ];
    const newcomer = { name, employeeNumber: null, birthDate: null, departmentId, channels };
    await this.carryOut(
      new RegisterEmployee(HOST, this.context(), employeeId, {
        ...newcomer,
        origin: 'COMMAND_LINE',
      }),
    );
    const held = { address, kind, provider: authority, authority, ownerId: employeeId };
    await this.carryOut(
      new ProvisionAccount(HOST, this.context(), accountId, { ...held, origin: 'COMMAND_LINE' }),
    );
    const { password = authority === 'KEYLEDGER' ? PASSWORD : null } = wanted;
    if (password !== null) {
      const secret = new Secret(password);
      await this.carryOut(new SetInitialPassword(this.context(), accountId, secret, 'SETUP'));
    }
    if (wanted.role) await this.grant(employeeId, wanted.role, wanted.over);
    return {
      employeeId,
      accountId,
      address,
      id: toGlobalId('Account', accountId),
      personId: toGlobalId('Employee', employeeId),
      stream: `account-${accountId}`,
    };
  }

  /** A person with a role, signed in. */
  async signedIn(
    wanted: Wanted,
  ): Promise<Person & { readonly caller: Caller & { token: string } }> {
    const person = await this.person(wanted);
    const password = wanted.password ?? PASSWORD;
    const caller = await signIn(this.running.url, person.address, password);
    return { ...person, caller };
  }

  async grant(employeeId: string, role: GrantableRole, over?: readonly string[]): Promise<void> {
    const departmentId = await this.department(over);
    await this.carryOut(new GrantRole(HOST, this.context(), employeeId, role, departmentId));
  }

  async revoke(employeeId: string): Promise<void> {
    await this.carryOut(new RevokeRole(HOST, this.context(), employeeId));
  }

  /** The id of a department, made where it is missing. */
  async department(path?: readonly string[]): Promise<string | null> {
    if (!path) return null;
    await this.carryOut(new EnsureDepartments(HOST, this.context(), path));
    const state = await this.running.part(OrganizationReader).state(this.id);
    return departmentAt(state, path);
  }

  /** From now on a reset sends a link instead of showing a password. */
  async resetByLink(): Promise<void> {
    const policy = { ...INITIAL_PASSWORD_POLICY, resetMethod: 'LINK' } as const;
    await this.carryOut(new ChangePasswordPolicy(HOST, this.context(), policy));
  }

  /** In the name of an owner. */
  private asOwner(): Scope {
    const { organizationId, actor } = this.context();
    return { organizationId, actor, role: 'OWNER', departmentIds: null };
  }

  async recoveryPolicy(rules: Partial<RecoveryPolicyRules>): Promise<void> {
    const policy = { ...INITIAL_RECOVERY_POLICY, ...rules };
    await this.carryOut(new ChangeRecoveryPolicy(HOST, this.context(), policy));
  }

  async lock(accountId: string): Promise<void> {
    await this.carryOut(new LockAccount(this.asOwner(), this.context(), accountId, null, null));
  }

  async suspend(accountId: string): Promise<void> {
    await this.carryOut(new SuspendAccount(this.asOwner(), this.context(), accountId, null));
  }

  context(): CommandContext {
    return {
      organizationId: this.id,
      actor: { kind: 'COMMAND_LINE', id: 'e2e', role: null },
      commandId: newId(),
      correlationId: newId(),
    };
  }

  async carryOut(command: object): Promise<void> {
    const result: unknown = await this.running.part(CommandBus).execute(command);
    if (typeof result === 'object' && result && 'rejection' in result) {
      const { code } = result.rejection as { code: string };
      throw new Error(`${command.constructor.name}: ${code}`);
    }
  }
}

/** The id inside a global one. */
export const plainId = (globalId: string): string =>
  Buffer.from(globalId, 'base64url').toString().split(':')[1] ?? '';
