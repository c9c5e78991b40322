import { accountAggregate, ProvisionAccount, SetInitialPassword } from '@keyledger/accounts';
import { RegisterEmployee } from '@keyledger/employees';
import { AggregateStore, type CommandContext } from '@keyledger/event-store';
import { derivedId, isRejection, reject, type Rejection } from '@keyledger/kernel';
import { AddDomain, FoundOrganization, GrantRole, HOST } from '@keyledger/organizations';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { readWishes } from './read-wishes.js';
import {
  SetUpFirstOrganization,
  type SetUpResult,
  type SetUpWishes,
} from './set-up-first-organization.command.js';
import { SetupLinks, type SetupLink } from './setup-links.js';

/** One step: null when it is done, or was done at an earlier try. */
type Step = () => Promise<Rejection | null>;

@CommandHandler(SetUpFirstOrganization)
export class SetUpFirstOrganizationHandler implements ICommandHandler<SetUpFirstOrganization> {
  constructor(
    private readonly links: SetupLinks,
    private readonly commands: CommandBus,
    private readonly aggregates: AggregateStore,
  ) {}

  async execute({ token, wishes, correlationId }: SetUpFirstOrganization): Promise<SetUpResult> {
    const link = await this.links.find(token);
    if (!link) return { outcome: 'rejected', rejection: reject('LinkNotValid') };
    const read = readWishes(wishes);
    if (isRejection(read)) return { outcome: 'rejected', rejection: read };
    for (const step of this.steps(link, read, correlationId)) {
      const rejection = await step();
      if (rejection) return { outcome: 'rejected', rejection };
    }
    await this.links.markUsed(link.id);
    return { outcome: 'set-up', organizationId: link.organizationId };
  }

  private steps(link: SetupLink, wishes: SetUpWishes, correlationId: string): readonly Step[] {
    const { organizationId, employeeId, accountId } = link;
    const { organizationName: name, timeZone, locale, domain, ownerName, address } = wishes;
    const context = (step: string): CommandContext => ({
      organizationId,
      actor: { kind: 'SETUP', id: 'setup-link', role: null },
      commandId: derivedId('set-up', link.id, step),
      correlationId,
    });
    const person = { name: ownerName, employeeNumber: null, birthDate: null, departmentId: null };
    return [
      async () =>
        rejectionOf(
          await this.commands.execute(
            new FoundOrganization(context('found'), { name, timeZone, locale }),
          ),
        ),
      async () =>
        rejectionOf(await this.commands.execute(new AddDomain(HOST, context('domain'), domain))),
      async () =>
        rejectionOf(
          await this.commands.execute(
            new RegisterEmployee(HOST, context('owner'), employeeId, {
              ...person,
              origin: 'SETUP',
            }),
          ),
        ),
      () => this.provision(context('account'), link, address),
      () => this.setPassword(context('password'), accountId, wishes),
      async () =>
        rejectionOf(
          await this.commands.execute(
            new GrantRole(HOST, context('grant'), employeeId, 'OWNER', null),
          ),
        ),
    ];
  }

  private async provision(
    context: CommandContext,
    { employeeId: ownerId, accountId }: SetupLink,
    address: string,
  ): Promise<Rejection | null> {
    const provided = { provider: 'KEYLEDGER', authority: 'KEYLEDGER' };
    const executed = await this.commands.execute(
      new ProvisionAccount(HOST, context, accountId, {
        address,
        kind: 'PERSONAL',
        ...provided,
        ownerId,
        origin: 'SETUP',
      }),
    );
    if (executed.outcome === 'rejected') return executed.rejection;
    // An earlier try got this far with another address, and that one is the owner's.
    return executed.state.address === address
      ? null
      : reject('AlreadyExists', { path: ['address'] });
  }

  private async setPassword(
    context: CommandContext,
    accountId: string,
    { password }: SetUpWishes,
  ): Promise<Rejection | null> {
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    // Set by an earlier try, whose password stands.
    if (account.credential) return null;
    const changed = await this.commands.execute(
      new SetInitialPassword(context, accountId, password, 'SETUP'),
    );
    return rejectionOf(changed);
  }
}

function rejectionOf(
  result: { readonly outcome: string } | { outcome: 'rejected'; rejection: Rejection },
): Rejection | null {
  return 'rejection' in result ? result.rejection : null;
}
