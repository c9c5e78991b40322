import type { RecoveryChannel } from '@keyledger/employees';
import { Clock, newId, reject } from '@keyledger/kernel';
import { networkFact } from '@keyledger/sign-in';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { evenPace } from '../even-pace.js';
import { IssueCode } from '../issue-code/issue-code.js';
import { Subjects, type Subject } from '../subject.js';
import { STRANGER } from '../stranger.js';
import {
  CODE_LIFETIME_MS,
  RESEND_AFTER_SECONDS,
  type ResetTicket,
} from '../tickets/reset-ticket.js';
import { ResetTickets } from '../tickets/reset-tickets.js';
import type { WithheldReason } from '../verification.events.js';
import { VerificationObserver } from '../verification-observer.port.js';
import { VerificationSettings } from '../verification-settings.js';
import { channelFor } from './channel-for.js';
import {
  SendVerificationCode,
  type CodeOrder,
  type CodeOrdered,
} from './send-verification-code.command.js';
import type { Sending } from '../issue-code/issue-code.decider.js';
import { whyWithheld } from './why-withheld.js';

@CommandHandler(SendVerificationCode)
export class SendVerificationCodeHandler implements ICommandHandler<SendVerificationCode> {
  constructor(
    private readonly tickets: ResetTickets,
    private readonly subjects: Subjects,
    private readonly codes: IssueCode,
    private readonly settings: VerificationSettings,
    private readonly observer: VerificationObserver,
    private readonly clock: Clock,
  ) {}

  async execute({ order }: SendVerificationCode): Promise<CodeOrdered> {
    const ordered = await evenPace(this.settings.paceMs, () => this.send(order));
    if (ordered.outcome === 'rejected') this.observer.stepTaken('CODE', ordered.rejection.code);
    return ordered;
  }

  private async send(order: CodeOrder): Promise<CodeOrdered> {
    const { kind } = order;
    if (!this.settings.channelKinds.includes(kind)) {
      return { outcome: 'rejected', rejection: reject('InvalidInput', { path: ['kind'] }) };
    }
    // The ticket knows the code before the vault does: a process that dies here leaves a code that nobody can guess.
    const begun = await this.tickets.beginSending(order.ticket, newId(), kind);
    if (begun.outcome === 'OVER') {
      return { outcome: 'rejected', rejection: reject('ResetTicketNotValid') };
    }
    if (begun.outcome === 'WAIT') {
      const { retryAfter } = begun;
      return { outcome: 'rejected', rejection: reject('RateLimited', { retryAfter }) };
    }
    const { ticket } = begun;
    this.observer.stepTaken('CODE', ticket.accountId ? 'TAKEN' : 'UNKNOWN_ADDRESS');
    if (ticket.accountId) {
      await this.issue(order, ticket, await this.subjects.of(ticket.accountId));
    }
    const codeExpiresAt = ticket.code?.expiresAt ?? this.clock.now();
    return { outcome: 'ordered', resendAfter: RESEND_AFTER_SECONDS, codeExpiresAt };
  }

  private async issue(
    { kind, network, correlationId }: CodeOrder,
    { id: ticketId, verificationId, code, proofs }: ResetTicket,
    subject: Subject,
  ): Promise<void> {
    const { accountId, account, owner, organization } = subject;
    const { recoveryPolicy } = organization;
    const now = this.clock.now();
    const channel = channelFor(kind, owner.channels, recoveryPolicy);
    const sending = await this.sendingOf(
      subject,
      channel,
      whyWithheld(account, owner, channel, recoveryPolicy, now),
    );
    const codeId = code?.id ?? newId();
    const plan = {
      accountId,
      employeeId: account.ownerId,
      purpose: 'SELF_SERVICE_RESET',
      network: networkFact(network),
      codeId,
      // A second proof belongs to the browser that gave the first: only a code leads back to it.
      linkId: kind === 'EMAIL' && proofs === 0 ? newId() : null,
      ticketId,
      channelKind: kind,
      expiresAt: new Date(now.getTime() + CODE_LIFETIME_MS[kind]),
    } as const;
    const context = {
      organizationId: account.organizationId,
      actor: STRANGER,
      commandId: codeId,
      correlationId,
      reasonCode: 'FORGOTTEN',
      policyVersion: recoveryPolicy.version,
    } as const;
    await this.codes.record(verificationId, context, plan, sending);
  }

  /** Limits bound what is sent: also the word that a locked or suspended mailbox cannot be helped this way. */
  private async sendingOf(
    subject: Subject,
    channel: RecoveryChannel | null,
    withheld: WithheldReason | null,
  ): Promise<Sending> {
    if (!channel) return { withheld: withheld ?? 'NO_CHANNEL', told: null };
    const limit = await this.codes.overLimit(subject, channel);
    // Whoever leaves a mailbox is told nothing of it by the channels that were for it.
    const leaves = withheld === 'FROZEN' || withheld === 'OWNER_LEFT';
    if (withheld) return { withheld, told: limit || leaves ? null : channel.id };
    return limit ? { withheld: limit.reason, told: null } : { channelId: channel.id };
  }
}
