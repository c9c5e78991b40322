import { AggregateStore } from '@keyledger/event-store';
import { Clock, reject } from '@keyledger/kernel';
import { networkFact } from '@keyledger/sign-in';
import { Injectable } from '@nestjs/common';
import { isStillTheirs, Subjects } from '../subject.js';
import { STRANGER } from '../stranger.js';
import type { HeldTicket } from '../tickets/reset-tickets.js';
import { provedBy, verificationAggregate } from '../verification.state.js';
import { VerificationSettings } from '../verification-settings.js';
import type { IdentityProved } from './prove-identity.command.js';
import { decideProof, type ProofPlan } from './prove-identity.decider.js';
import { furtherChannels, proofsWanted } from './proof-progress.js';

export interface GivenProof extends Pick<ProofPlan, 'codeId' | 'ticketId' | 'method'> {
  readonly accountId: string;
  readonly verificationId: string;
  readonly network: string;
  readonly correlationId: string;
  /** Uses the code or link up, once; null: somebody was quicker. */
  readonly useUp: () => Promise<HeldTicket | null>;
}

/** What follows from the right code or link: the event, and after it the ticket that goes on. */
@Injectable()
export class AcceptProof {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly subjects: Subjects,
    private readonly settings: VerificationSettings,
    private readonly clock: Clock,
  ) {}

  async accept(given: GivenProof): Promise<IdentityProved> {
    const { accountId, verificationId, codeId, ticketId, method } = given;
    const subject = await this.subjects.of(accountId);
    const { account, organization } = subject;
    const executed = await this.aggregates.execute({
      aggregate: verificationAggregate,
      id: verificationId,
      context: {
        organizationId: account.organizationId,
        actor: STRANGER,
        commandId: `${codeId}:proof:${ticketId}`,
        correlationId: given.correlationId,
        policyVersion: organization.recoveryPolicy.version,
      },
      decide: (state) =>
        decideProof(
          {
            codeId,
            ticketId,
            method,
            network: networkFact(given.network),
            credentialId: account.credential?.id ?? null,
            theirs: isStillTheirs(subject, state.employeeId),
            now: this.clock.now(),
          },
          state,
        ),
    });
    if (executed.outcome === 'rejected') return executed;
    const held = await given.useUp();
    if (!held) return { outcome: 'rejected', rejection: reject('VerificationCodeExpired') };
    const kinds = provedBy(executed.state, ticketId)?.kinds ?? new Set();
    const enough = kinds.size >= proofsWanted(subject);
    return {
      outcome: 'proved',
      ticket: held.token,
      expiresAt: held.expiresAt,
      enough,
      further: enough ? [] : furtherChannels(subject, kinds, this.settings.channelKinds),
      accountId,
    };
  }
}
