import { describe, it } from '@jest/globals';
import { scenario } from '@keyledger/event-store/testing';
import { derivedId } from '@keyledger/kernel';
import type { VerificationEvent } from '../verification.events.js';
import { verificationAggregate } from '../verification.state.js';
import { decideProof, type ProofPlan } from './prove-identity.decider.js';

const id = (word: string) => derivedId('proof-spec', word);
const facts = {
  accountId: id('account'),
  employeeId: id('owner'),
  purpose: 'SELF_SERVICE_RESET',
  network: '192.0.2.7',
} as const;
const issued = (code: string, ticket = 'ticket'): VerificationEvent => ({
  type: 'VerificationCodeIssued',
  data: {
    ...facts,
    codeId: id(code),
    linkId: id(`${code} link`),
    ticketId: id(ticket),
    channelId: id('channel'),
    channelKind: 'EMAIL',
    expiresAt: '2026-11-23T08:30:00.000Z',
  },
});
const plan = (code: string, more: Partial<ProofPlan> = {}): ProofPlan => ({
  codeId: id(code),
  ticketId: id('ticket'),
  method: 'EMAIL_CODE',
  network: '192.0.2.7',
  credentialId: id('credential'),
  theirs: true,
  now: new Date('2026-11-23T08:10:00.000Z'),
  ...more,
});
const verified = (code: string, ticket = 'ticket') =>
  ({
    type: 'IdentityVerified',
    data: {
      ...facts,
      method: 'EMAIL_CODE',
      channelId: id('channel'),
      channelKind: 'EMAIL',
      codeId: id(code),
      ticketId: id(ticket),
      credentialId: id('credential'),
    },
  }) as const;

const sent = scenario(verificationAggregate).given(issued('first'));

describe('The right code', () => {
  it('verifies who entered it, and the password that the proof may replace', () => {
    sent.when(plan('first'), decideProof).then(verified('first'));
  });

  it('opens nothing once the mailbox is no longer theirs whom it was sent to', () => {
    sent
      .when(plan('first', { theirs: false }), decideProof)
      .thenRejected('VerificationCodeExpired');
  });

  it('changes nothing when its proof is given again by who gave it: the process may have died after it', () => {
    sent.given(verified('first')).when(plan('first'), decideProof).then();
  });

  it('is used up for anybody else', () => {
    sent
      .given(verified('first'))
      .when(plan('first', { ticketId: id('other') }), decideProof)
      .thenRejected('VerificationCodeExpired');
  });

  it('is void once a newer one was sent for the same ticket, and not by another ticket’s', () => {
    sent
      .given(issued('second'))
      .when(plan('first'), decideProof)
      .thenRejected('VerificationCodeExpired');
    sent
      .given(issued('second', 'another'))
      .when(plan('first'), decideProof)
      .then(verified('first'));
  });

  it('is too old from the end of its time on', () => {
    sent
      .when(plan('first', { now: new Date('2026-11-23T08:30:00.000Z') }), decideProof)
      .thenRejected('VerificationCodeExpired');
  });

  it('proves nothing that was never sent', () => {
    scenario(verificationAggregate)
      .when(plan('first'), decideProof)
      .thenRejected('VerificationCodeExpired');
  });
});
