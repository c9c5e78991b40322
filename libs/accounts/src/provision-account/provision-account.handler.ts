import { isRejection, reject, type Rejection } from '@keyledger/kernel';
import { EmployeeReader } from '@keyledger/employees';
import { AggregateStore, domainOf, isErased, normaliseAddress } from '@keyledger/event-store';
import { mayKeepRecord, OrganizationReader } from '@keyledger/organizations';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { KEYLEDGER } from '../account.events.js';
import { accountAggregate } from '../account.state.js';
import { InstalledAuthorities } from '../installed-authorities.port.js';
import { MailboxAddresses } from '../mailbox-addresses.js';
import { ProvisionAccount } from './provision-account.command.js';
import { decideProvisioning } from './provision-account.decider.js';
import { providerLabel } from './provider-label.js';

@CommandHandler(ProvisionAccount)
export class ProvisionAccountHandler implements ICommandHandler<ProvisionAccount> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly employees: EmployeeReader,
    private readonly addresses: MailboxAddresses,
    private readonly authorities: InstalledAuthorities,
  ) {}

  async execute(command: ProvisionAccount) {
    const { context, accountId, mailbox: wanted } = command;
    const mailbox = this.readMailbox(wanted);
    if (isRejection(mailbox)) return { outcome: 'rejected', rejection: mailbox } as const;
    const rejection =
      (await this.refusal(command, domainOf(mailbox.address))) ??
      (await this.addresses.hold(context.organizationId, mailbox.address, accountId));
    if (rejection) return { outcome: 'rejected', rejection } as const;
    return this.aggregates.execute({
      aggregate: accountAggregate,
      id: accountId,
      context,
      decide: (account) => decideProvisioning(mailbox, account),
    });
  }

  private readMailbox(wanted: ProvisionAccount['mailbox']): typeof wanted | Rejection {
    const address = normaliseAddress(wanted.address);
    if (address === null) return reject('InvalidInput', { path: ['address'] });
    const provider = providerLabel(wanted.provider);
    if (provider === null) return reject('InvalidInput', { path: ['provider'] });
    const known = [KEYLEDGER, ...this.authorities.names()];
    if (!known.includes(wanted.authority)) return reject('InvalidInput', { path: ['authority'] });
    return { ...wanted, address, provider };
  }

  private async refusal(
    { by, context: { organizationId }, mailbox: { ownerId } }: ProvisionAccount,
    domain: string,
  ): Promise<Rejection | null> {
    const [organization, owner] = await Promise.all([
      this.organizations.state(organizationId),
      this.employees.find(organizationId, ownerId),
    ]);
    if (!owner || isErased(owner.name)) return reject('EmployeeUnknown', { path: ['ownerId'] });
    if (owner.left) return reject('EmployeeHasLeft', { path: ['ownerId'] });
    const { departmentId } = owner;
    const forbidden = mayKeepRecord(by, { employeeId: ownerId, departmentId }, organization);
    if (forbidden) return forbidden;
    if (organization.domains.has(domain)) return null;
    return reject('DomainUnknown', { path: ['address'], params: { domain } });
  }
}
