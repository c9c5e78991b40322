import { Clock, reject } from '@keyledger/kernel';
import { AggregateStore } from '@keyledger/event-store';
import { Vault } from '@keyledger/credentials';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { AccountChanged } from '../account-changed.js';
import { accountAggregate, type Account } from '../account.state.js';
import { ReplacePassword } from '../replace-password.js';
import { SetPasswordByLink } from './set-password-by-link.command.js';

@CommandHandler(SetPasswordByLink)
export class SetPasswordByLinkHandler implements ICommandHandler<SetPasswordByLink> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly vault: Vault,
    private readonly passwords: ReplacePassword,
    private readonly clock: Clock,
  ) {}

  async execute(command: SetPasswordByLink): Promise<AccountChanged> {
    const notValid = { outcome: 'rejected', rejection: reject('LinkNotValid') } as const;
    const found = await this.vault.findLink(command.token);
    if (!found) return notValid;
    const accountId = found.owner.stream.slice(accountAggregate.category.length + 1);
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    if (!this.isGood(account, found.linkId)) return notValid;

    const { organizationId, ownerId, link } = account;
    return this.passwords.replace({
      accountId,
      context: {
        organizationId,
        // The link proves control of the owner's channel; that is who acts.
        actor: { kind: 'PERSON', id: ownerId, role: null },
        commandId: command.commandId,
        correlationId: command.correlationId,
      },
      newPassword: command.newPassword,
      cause: 'SET_BY_LINK',
      resetId: link?.resetId ?? null,
      // Asked again when it is decided: two people with one link, one password.
      provided: (now) => (this.isGood(now, found.linkId) ? null : reject('LinkNotValid')),
    });
  }

  private isGood({ link }: Account, linkId: string): boolean {
    return link?.linkId === linkId && this.clock.now() < new Date(link.expiresAt);
  }
}
