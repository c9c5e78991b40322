import { accountAggregate, HandOverLink, ProvisionAccount } from '@keyledger/accounts';
import { RegisterEmployee } from '@keyledger/employees';
import {
  AggregateStore,
  Claims,
  domainOf,
  normaliseAddress,
  normaliseDomain,
} from '@keyledger/event-store';
import { newId, reject, type Locale, type Rejection, type Secret } from '@keyledger/kernel';
import {
  AddDomain,
  FoundOrganization,
  GrantRole,
  HOST,
  OrganizationReader,
} from '@keyledger/organizations';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { operatorContext } from '../audit/command-line-acts.js';

export interface FoundingWishes {
  readonly organizationName: string;
  readonly domain: string;
  readonly timeZone: string;
  readonly locale: Locale;
  readonly ownerName: string;
  readonly address: string;
}

export interface Founded {
  readonly organizationId: string;
  readonly accountId: string;
  /** Of the link by which the owner sets the first password. */
  readonly token: Secret;
  readonly expiresAt: Date;
}

/**
 * Makes an organization step by step through the commands of the contexts. Domain and address are claimed under ids
 * that a repeat finds again, so that it goes on where an earlier one stopped.
 */
export class OrganizationFounding {
  private readonly correlationId = newId();

  private constructor(
    private readonly commands: CommandBus,
    private readonly claims: Claims,
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
  ) {}

  static of(app: INestApplicationContext): OrganizationFounding {
    const get = { strict: false };
    return new OrganizationFounding(
      app.get(CommandBus, get),
      app.get(Claims, get),
      app.get(AggregateStore, get),
      app.get(OrganizationReader, get),
    );
  }

  async found(wishes: FoundingWishes): Promise<Founded | Rejection> {
    const domain = normaliseDomain(wishes.domain);
    if (domain === null) return reject('InvalidInput', { path: ['domain'] });
    const address = normaliseAddress(wishes.address);
    if (address === null || domainOf(address) !== domain) {
      return reject('InvalidInput', { path: ['owner-address'] });
    }
    const organizationId = (await this.holder('domain', domain)) ?? newId();
    const accountId = (await this.holder('address', address)) ?? newId();
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    const { roles } = await this.organizations.state(organizationId);
    const others = [...roles].some(([id, { role }]) => role === 'OWNER' && id !== account.ownerId);
    if (others || account.credential) return reject('DomainTaken', { params: { domain } });

    const { organizationName: name, timeZone, locale, ownerName } = wishes;
    const ownerId = account.provisioned ? account.ownerId : newId();
    const context = () => operatorContext(organizationId, this.correlationId);
    const person = { name: ownerName, employeeNumber: null, birthDate: null, departmentId: null };
    const origin = 'COMMAND_LINE';
    return (
      (await this.rejected(new FoundOrganization(context(), { name, timeZone, locale }))) ??
      (await this.rejected(new AddDomain(HOST, context(), domain))) ??
      (account.provisioned
        ? null
        : await this.rejected(
            new RegisterEmployee(HOST, context(), ownerId, { ...person, origin }),
          )) ??
      (await this.provision(organizationId, accountId, ownerId, address)) ??
      (await this.rejected(new GrantRole(HOST, context(), ownerId, 'OWNER', null))) ??
      this.link(organizationId, accountId)
    );
  }

  private async provision(
    organizationId: string,
    accountId: string,
    ownerId: string,
    address: string,
  ): Promise<Rejection | null> {
    const context = operatorContext(organizationId, this.correlationId);
    return this.rejected(
      new ProvisionAccount(HOST, context, accountId, {
        address,
        kind: 'PERSONAL',
        provider: 'KEYLEDGER',
        authority: 'KEYLEDGER',
        ownerId,
        origin: 'COMMAND_LINE',
      }),
    );
  }

  private async link(organizationId: string, accountId: string): Promise<Founded | Rejection> {
    const context = operatorContext(organizationId, this.correlationId);
    const issued = await this.commands.execute(new HandOverLink(context, accountId));
    if (issued.outcome === 'rejected') return issued.rejection;
    if (!issued.token) return reject('Conflict');
    return { organizationId, accountId, token: issued.token, expiresAt: issued.expiresAt };
  }

  private async holder(kind: 'domain' | 'address', value: string): Promise<string | null> {
    const held = await this.claims.holderOf({ kind, scopeId: null, value });
    return held?.ownerId ?? null;
  }

  private async rejected(
    command: FoundOrganization | AddDomain | RegisterEmployee | ProvisionAccount | GrantRole,
  ): Promise<Rejection | null> {
    const executed = await this.commands.execute<typeof command, { outcome: string }>(command);
    return 'rejection' in executed ? (executed.rejection as Rejection) : null;
  }
}
