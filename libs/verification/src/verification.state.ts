import type { Aggregate, Position } from '@keyledger/event-store';
import type { ChannelKind } from '@keyledger/employees';
import type { Actor } from '@keyledger/kernel';
import type { Purpose, VerificationEvent } from './verification.events.js';

/** A code that was sent, and the link in the same message. */
export interface SentCode {
  readonly codeId: string;
  readonly linkId: string | null;
  readonly ticketId: string | null;
  readonly channelId: string;
  readonly channelKind: ChannelKind;
  readonly issuedAt: string;
  readonly expiresAt: string;
}

export interface Proof {
  readonly codeId: string;
  readonly ticketId: string | null;
  readonly channelKind: ChannelKind;
  /** The password that it may replace. */
  readonly credentialId: string | null;
  readonly provedAt: string;
  /** Who entered the code: a stranger, or at a help desk who took the call. */
  readonly actor: Actor;
  readonly eventId: string;
  readonly position: Position;
}

/** One request to prove who somebody is: what was sent for it, and what came back. */
export interface Verification {
  readonly accountId: string;
  readonly employeeId: string;
  readonly organizationId: string;
  readonly purpose: Purpose | null;
  readonly codes: readonly SentCode[];
  readonly proofs: readonly Proof[];
  /** Wrong codes that were entered. */
  readonly failures: number;
}

export const verificationAggregate: Aggregate<Verification, VerificationEvent> = {
  category: 'verification',
  initial: {
    accountId: '',
    employeeId: '',
    organizationId: '',
    purpose: null,
    codes: [],
    proofs: [],
    failures: 0,
  },
  evolve(before, event) {
    const { accountId, employeeId, purpose } = event.data;
    const { organizationId } = event.metadata;
    const state = { ...before, accountId, employeeId, organizationId, purpose };
    switch (event.type) {
      case 'VerificationCodeIssued': {
        const { codeId, linkId, ticketId, channelId, channelKind, expiresAt } = event.data;
        const issuedAt = event.occurredAt;
        const code = { codeId, linkId, ticketId, channelId, channelKind, issuedAt, expiresAt };
        return { ...state, codes: [...state.codes, code] };
      }
      case 'VerificationCodeWithheld':
        return state;
      case 'IdentityVerificationFailed':
        return { ...state, failures: state.failures + 1 };
      case 'IdentityVerified': {
        const { codeId, ticketId, channelKind, credentialId } = event.data;
        const { occurredAt: provedAt, eventId, position } = event;
        const { actor } = event.metadata;
        const given = { codeId, ticketId, channelKind, credentialId };
        const proof = { ...given, provedAt, actor, eventId, position };
        return { ...state, proofs: [...state.proofs, proof] };
      }
    }
  },
};

/** A code that was sent, unless a newer one was for the same ticket: then neither it nor its link is good any more. */
export function newestCode(
  { codes }: Pick<Verification, 'codes'>,
  codeId: string,
): SentCode | undefined {
  const sent = codes.find((code) => code.codeId === codeId);
  const last = codes.findLast(({ ticketId }) => ticketId === sent?.ticketId);
  return last === sent ? sent : undefined;
}

/** What the holder of a ticket proved: by which kinds of channels, and which password that may replace. */
export interface Proved {
  readonly kinds: ReadonlySet<ChannelKind>;
  readonly credentialId: string | null;
}

/** Null before the first proof. Proofs from before the password in force was put there count no more. */
export function provedBy({ proofs }: Verification, ticketId: string): Proved | null {
  const own = proofs.filter((proof) => proof.ticketId === ticketId);
  const last = own.at(-1);
  if (!last) return null;
  const { credentialId } = last;
  const good = own.filter((proof) => proof.credentialId === credentialId);
  return { kinds: new Set(good.map(({ channelKind }) => channelKind)), credentialId };
}
