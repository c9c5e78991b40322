import { Vault } from '@keyledger/credentials';
import { aggregateIdOf, AggregateStore } from '@keyledger/event-store';
import { derivedId, type Secret } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';
import { newestCode, verificationAggregate } from '../verification.state.js';

/** What a link in a mail proves, to whom it is opened. */
export interface ProofLink {
  readonly linkId: string;
  readonly codeId: string;
  readonly accountId: string;
  readonly verificationId: string;
  /** Of the ticket that it opens. */
  readonly ticketId: string;
}

/** Finds what a link in a mail proves, as long as it is good; looking uses nothing up. */
@Injectable()
export class FindProofLink {
  constructor(
    private readonly vault: Vault,
    private readonly aggregates: AggregateStore,
  ) {}

  /** Null for a wrong, used, replaced or expired link alike, and for one whose code was entered. */
  async find(token: Secret): Promise<ProofLink | null> {
    const link = await this.vault.findLink(token);
    if (!link?.owner.stream.startsWith(`${verificationAggregate.category}-`)) return null;
    const { linkId } = link;
    const verificationId = aggregateIdOf(link.owner.stream);
    const { state } = await this.aggregates.load(verificationAggregate, verificationId);
    const codeId = state.codes.find((sent) => sent.linkId === linkId)?.codeId;
    if (codeId === undefined || !newestCode(state, codeId)) return null;
    const ticketId = derivedId('reset-ticket', linkId);
    const given = state.proofs.find((proof) => proof.codeId === codeId);
    if (given && given.ticketId !== ticketId) return null;
    return { linkId, codeId, accountId: state.accountId, verificationId, ticketId };
  }
}
