import type { ChannelKind } from '@keyledger/employees';
import { AggregateStore, unlessErased } from '@keyledger/event-store';
import { Clock, type Secret } from '@keyledger/kernel';
import type { PasswordPolicy } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import { Subjects } from '../subject.js';
import type { MaskedChannel } from '../prove-identity/prove-identity.command.js';
import { furtherChannels, proofsWanted } from '../prove-identity/proof-progress.js';
import { MOST_TRIES, type ResetTicket } from '../tickets/reset-ticket.js';
import { ResetTickets } from '../tickets/reset-tickets.js';
import { provedBy, verificationAggregate } from '../verification.state.js';
import { VerificationSettings } from '../verification-settings.js';

/** What the first proof opened. */
export interface ProvedSoFar {
  /** Whether the password can be set now. */
  readonly enough: boolean;
  /** Where it cannot: how a further proof can be given; none means that only an administrator can help. */
  readonly further: readonly MaskedChannel[];
  /** Of the mailbox whose password is forgotten. */
  readonly address: string;
  readonly policy: PasswordPolicy;
}

/** How far the holder of a ticket has come. */
export interface ResetProgress {
  /** The code that was asked for last, whether or not one was sent; `triesLeft` is 0 once it is void or too old. */
  readonly code: { readonly kind: ChannelKind; readonly triesLeft: number } | null;
  /** Null before a first proof: then nothing is read or told of an account, not even whether there is one. */
  readonly proved: ProvedSoFar | null;
}

/** What a ticket has come to; asking changes nothing. */
@Injectable()
export class ResetProgressQuery {
  constructor(
    private readonly tickets: ResetTickets,
    private readonly aggregates: AggregateStore,
    private readonly subjects: Subjects,
    private readonly settings: VerificationSettings,
    private readonly clock: Clock,
  ) {}

  /** Null: the ticket is unknown, replaced or expired. */
  async of(token: Secret): Promise<ResetProgress | null> {
    const ticket = await this.tickets.find(token);
    return ticket && { code: this.codeOf(ticket), proved: await this.provedBy(ticket) };
  }

  private codeOf({ code }: ResetTicket): ResetProgress['code'] {
    if (!code) return null;
    const { channelKind: kind, tries, expiresAt } = code;
    return { kind, triesLeft: this.clock.now() < expiresAt ? MOST_TRIES - tries : 0 };
  }

  private async provedBy(ticket: ResetTicket): Promise<ProvedSoFar | null> {
    const { id, verificationId, accountId, proofs } = ticket;
    if (!accountId || proofs === 0) return null;
    const [subject, { state }] = await Promise.all([
      this.subjects.of(accountId),
      this.aggregates.load(verificationAggregate, verificationId),
    ]);
    const kinds = provedBy(state, id)?.kinds ?? new Set();
    const enough = kinds.size >= proofsWanted(subject);
    return {
      enough,
      further: enough ? [] : furtherChannels(subject, kinds, this.settings.channelKinds),
      address: unlessErased(subject.account.address, ''),
      policy: subject.organization.policy,
    };
  }
}
