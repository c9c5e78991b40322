import {
  accountAggregate,
  ReplacePassword,
  type Account,
  type AccountChanged,
} from '@keyledger/accounts';
import { AggregateStore, unlessErased, type CommandContext } from '@keyledger/event-store';
import { isRejection, reject, type Rejection } from '@keyledger/kernel';
import { SignInThrottle } from '@keyledger/sign-in';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isStillTheirs, Subjects, type Subject } from '../subject.js';
import { proofsWanted } from '../prove-identity/proof-progress.js';
import { SecondFactor } from '../second-factor.port.js';
import type { ResetTicket } from '../tickets/reset-ticket.js';
import { ResetTickets } from '../tickets/reset-tickets.js';
import { provedBy, type Proved, verificationAggregate } from '../verification.state.js';
import { CompletePasswordReset, type NewPassword } from './complete-password-reset.command.js';

@CommandHandler(CompletePasswordReset)
export class CompletePasswordResetHandler implements ICommandHandler<CompletePasswordReset> {
  constructor(
    private readonly tickets: ResetTickets,
    private readonly subjects: Subjects,
    private readonly aggregates: AggregateStore,
    private readonly secondFactor: SecondFactor,
    private readonly passwords: ReplacePassword,
    private readonly throttle: SignInThrottle,
  ) {}

  async execute({ reset }: CompletePasswordReset): Promise<AccountChanged> {
    const ticket = await this.tickets.find(reset.ticket);
    if (!ticket) return { outcome: 'rejected', rejection: reject('ResetTicketNotValid') };
    // Before a first proof nothing is looked up: the answer must not tell whether there is an account.
    if (!ticket.accountId || ticket.proofs === 0) {
      return { outcome: 'rejected', rejection: reject('IdentityNotProved') };
    }
    const subject = await this.subjects.of(ticket.accountId);
    const context = contextOf(reset, subject);
    const repeated = await this.carriedOutBefore(ticket.accountId, context);
    if (repeated) return repeated;
    const proved = await this.provedCredential(ticket, subject);
    if (isRejection(proved)) return { outcome: 'rejected', rejection: proved };
    const changed = await this.replace(reset, ticket, context, subject, proved);
    if (changed.outcome === 'changed') return changed;
    // A form that was sent twice at once: whichever came second was carried out by the first.
    return (await this.carriedOutBefore(ticket.accountId, context)) ?? changed;
  }

  /** Who lost the answer sends the same again: the ticket still leads here, and to nothing else. */
  private async carriedOutBefore(
    accountId: string,
    context: CommandContext,
  ): Promise<AccountChanged | null> {
    const executed = await this.aggregates.execute({
      aggregate: accountAggregate,
      id: accountId,
      context,
      decide: () => [],
    });
    return executed.outcome === 'repeated'
      ? { outcome: 'changed', position: executed.position }
      : null;
  }

  /** The password that the proofs may replace, or why they do not open anything. */
  private async provedCredential(
    { id: ticketId, verificationId }: ResetTicket,
    subject: Subject,
  ): Promise<Proved | Rejection> {
    const { state } = await this.aggregates.load(verificationAggregate, verificationId);
    const proved = provedBy(state, ticketId);
    if (!isStillTheirs(subject, state.employeeId)) return reject('ResetTicketNotValid');
    if (!proved || proved.kinds.size < proofsWanted(subject)) return reject('IdentityNotProved');
    if (!subject.organization.recoveryPolicy.selfService) return reject('ResetTicketNotValid');
    const second = await this.secondFactor.stateOf(subject.accountId, ticketId);
    return second === 'REQUIRED' ? reject('SecondFactorRequired') : proved;
  }

  private async replace(
    { newPassword, network }: NewPassword,
    { verificationId: resetId }: ResetTicket,
    context: CommandContext,
    { accountId, account }: Subject,
    proved: Proved,
  ): Promise<AccountChanged> {
    // The proof was of one password: if another one is in force by now, it proves nothing any more.
    const stillProved = (now: Account) =>
      now.ownerId === account.ownerId &&
      !now.frozen &&
      (now.credential?.id ?? null) === proved.credentialId
        ? null
        : reject('ResetTicketNotValid');
    const superseded = stillProved(account);
    if (superseded) return { outcome: 'rejected', rejection: superseded };
    const changed = await this.passwords.replace({
      accountId,
      context,
      newPassword,
      cause: 'SELF_SERVICE_RESET',
      resetId,
      provided: stillProved,
    });
    if (changed.outcome === 'rejected') return changed;
    await this.throttle.vouchFor(unlessErased(account.address, ''), network);
    return changed;
  }
}

function contextOf(
  { commandId, correlationId }: NewPassword,
  { account: { organizationId, ownerId } }: Subject,
): CommandContext {
  const actor = { kind: 'PERSON', id: ownerId, role: null } as const;
  return { organizationId, actor, commandId, correlationId, reasonCode: 'FORGOTTEN' };
}
