import { describe, it } from '@jest/globals';
import { scenario } from '@keyledger/event-store/testing';
import { derivedId } from '@keyledger/kernel';
import type { NewVerificationEvent } from '../verification.events.js';
import { verificationAggregate } from '../verification.state.js';
import { decideCallerProof, type CallerProofPlan } from './prove-caller.decider.js';

const id = (word: string) => derivedId('caller-spec', word);
const now = new Date('2026-11-23T08:05:00.000Z');
const facts = {
  accountId: id('account'),
  employeeId: id('owner'),
  purpose: 'HELPDESK',
  network: null,
  channelKind: 'PHONE',
  codeId: id('code'),
} as const;
const sent = {
  ...facts,
  linkId: null,
  ticketId: null,
  channelId: id('channel'),
  expiresAt: '2026-11-23T08:10:00.000Z',
};
const right: CallerProofPlan = { matches: true, credentialId: id('credential'), now };
const wrong = { ...right, matches: false };
const failed: NewVerificationEvent = { type: 'IdentityVerificationFailed', data: facts };
const verified = {
  type: 'IdentityVerified',
  data: {
    ...facts,
    method: 'HELPDESK',
    channelId: id('channel'),
    ticketId: null,
    credentialId: id('credential'),
  },
} as const;

const aCode = (purpose: 'HELPDESK' | 'SELF_SERVICE_RESET' = 'HELPDESK') =>
  scenario(verificationAggregate).given({
    type: 'VerificationCodeIssued',
    data: { ...sent, purpose },
  });
const failures = (count: number) => Array.from({ length: count }, () => failed);

describe('A code that a caller read back', () => {
  it('proves them, of the password in force', () => {
    aCode().when(right, decideCallerProof).then(verified);
  });

  it('is written down as wrong, and a right one after four of these still proves', () => {
    aCode().when(wrong, decideCallerProof).then(failed);
    aCode()
      .given(...failures(4))
      .when(right, decideCallerProof)
      .then(verified);
  });

  it('is void after five wrong ones', () => {
    const tried = aCode().given(...failures(5));
    for (const plan of [right, wrong]) {
      tried.when(plan, decideCallerProof).thenRejected('VerificationCodeExpired');
    }
  });

  it('proves once', () => {
    const used = aCode().given(verified);
    for (const plan of [right, wrong]) {
      used.when(plan, decideCallerProof).thenRejected('VerificationCodeExpired');
    }
  });

  it('is too old from the moment that it was said to end', () => {
    const late = { ...right, now: new Date(sent.expiresAt) };
    aCode().when(late, decideCallerProof).thenRejected('VerificationCodeExpired');
  });

  it('is none of a request by “forgot password”, nor of one that is not there', () => {
    aCode('SELF_SERVICE_RESET').when(right, decideCallerProof).thenRejected('NotFound');
    scenario(verificationAggregate).when(right, decideCallerProof).thenRejected('NotFound');
  });
});
