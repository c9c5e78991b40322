import { Vault } from '@keyledger/credentials';
import { verificationOf, VerifyRecoveryChannel } from '@keyledger/employees';
import { Clock, isRejection, reject, type Rejection, type Secret } from '@keyledger/kernel';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { OwnChannelChanged } from '../own-channels/own-channel-changed.js';
import { OwnMailboxes } from '../own-channels/own-mailbox.js';
import { TRIES_PER_CHANNEL_CODE } from '../quotas/quota.js';
import { Quotas } from '../quotas/quotas.js';
import { ConfirmOwnChannel } from './confirm-own-channel.command.js';

@CommandHandler(ConfirmOwnChannel)
export class ConfirmOwnChannelHandler implements ICommandHandler<ConfirmOwnChannel> {
  constructor(
    private readonly mailboxes: OwnMailboxes,
    private readonly vault: Vault,
    private readonly quotas: Quotas,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  async execute(command: ConfirmOwnChannel): Promise<OwnChannelChanged> {
    const { accountId, channelId, code, context } = command;
    const own = await this.mailboxes.of(accountId);
    if (isRejection(own)) return { outcome: 'rejected', rejection: own };
    const { employeeId, person } = own;
    if (!person.channels.some(({ id }) => id === channelId)) {
      return { outcome: 'rejected', rejection: reject('NotFound', { path: ['channelId'] }) };
    }
    const sent = verificationOf(person, channelId, this.clock.now());
    const wrong = await this.whyWrong(sent?.codeId ?? null, code);
    if (wrong) return { outcome: 'rejected', rejection: wrong };

    const verified = await this.commands.execute(
      new VerifyRecoveryChannel(context, employeeId, channelId),
    );
    if (verified.outcome === 'rejected') return verified;
    if (sent?.codeId) await this.vault.useUpCode(sent.codeId);
    const { position, state } = verified;
    return { outcome: 'changed', position, person: state, sent: false };
  }

  /** A try is counted before the code is looked at, so that tries sent together cannot slip past the bound. */
  private async whyWrong(codeId: string | null, code: Secret): Promise<Rejection | null> {
    const expired = reject('VerificationCodeExpired');
    if (!codeId || (await this.quotas.take(TRIES_PER_CHANNEL_CODE, codeId)) > 0) return expired;
    if (await this.vault.codeMatches(codeId, code)) return null;
    const triesLeft = await this.quotas.left(TRIES_PER_CHANNEL_CODE, codeId);
    return reject('VerificationCodeWrong', { params: { triesLeft }, path: ['code'] });
  }
}
