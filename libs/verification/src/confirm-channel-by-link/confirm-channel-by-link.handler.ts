import { Vault } from '@keyledger/credentials';
import { VerifyRecoveryChannel, type EmployeeChange } from '@keyledger/employees';
import { Clock, reject } from '@keyledger/kernel';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { STRANGER } from '../stranger.js';
import { ConfirmChannelByLink } from './confirm-channel-by-link.command.js';
import { FindChannelLink } from './find-channel-link.js';

@CommandHandler(ConfirmChannelByLink)
export class ConfirmChannelByLinkHandler implements ICommandHandler<ConfirmChannelByLink> {
  constructor(
    private readonly links: FindChannelLink,
    private readonly vault: Vault,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  async execute({ link, correlationId }: ConfirmChannelByLink): Promise<EmployeeChange> {
    const found = await this.links.find(link);
    if (!found) return { outcome: 'rejected', rejection: reject('LinkNotValid') };
    const { linkId, organizationId, employeeId, channelId } = found;
    const context = {
      organizationId,
      actor: STRANGER,
      commandId: `${linkId}:confirm`,
      correlationId,
    };
    const verified = await this.commands.execute(
      new VerifyRecoveryChannel(context, employeeId, channelId),
    );
    await this.vault.supersede(linkId, this.clock.now());
    return verified;
  }
}
