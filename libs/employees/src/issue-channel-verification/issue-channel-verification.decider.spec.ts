import { describe, expect, it } from '@jest/globals';
import { employeeAggregate, verificationOf, type RecoveryChannel } from '../employee.state.js';
import { anEmployee } from '../testing/index.js';
import {
  decideVerificationIssued,
  mayNotSend,
  type IssuedVerification,
} from './issue-channel-verification.decider.js';

const asserted: RecoveryChannel = {
  id: 'c1',
  kind: 'EMAIL',
  destination: 'z@example.org',
  state: 'ASSERTED',
};
const issued: IssuedVerification = {
  codeId: null,
  linkId: 'l1',
  campaignId: null,
  expiresAt: new Date('2026-11-24T08:00:00.000Z'),
};
const sent = {
  channelId: 'c1',
  codeId: null,
  linkId: 'l0',
  issuedAt: '2026-11-23T08:00:00.000Z',
  expiresAt: '2026-11-24T08:00:00.000Z',
};

describe('What proves a recovery channel', () => {
  it('is made for one that nobody has proved yet', () => {
    expect(decideVerificationIssued('c1', issued, anEmployee({ channels: [asserted] }))).toEqual([
      {
        type: 'ChannelVerificationIssued',
        data: {
          channelId: 'c1',
          codeId: null,
          linkId: 'l1',
          campaignId: null,
          expiresAt: '2026-11-24T08:00:00.000Z',
        },
      },
    ]);
  });

  it('is not needed by one that was proved or removed meanwhile', () => {
    const verified = { ...asserted, state: 'VERIFIED' } as const;
    expect(decideVerificationIssued('c1', issued, anEmployee({ channels: [verified] }))).toEqual(
      [],
    );
    expect(decideVerificationIssued('c1', issued, anEmployee())).toEqual([]);
    expect(decideVerificationIssued('c1', issued, employeeAggregate.initial)).toMatchObject({
      code: 'NotFound',
    });
  });

  it('is sent again after a minute', () => {
    const person = anEmployee({ channels: [asserted], verifications: [sent] });
    const at = (time: string) => mayNotSend('c1', person, new Date(`2026-11-23T08:${time}Z`));
    expect(at('00:59.001')).toMatchObject({ code: 'RateLimited', retryAfter: 1 });
    expect(at('01:00.000')).toBeNull();
    expect(mayNotSend('c2', person, new Date())).toMatchObject({ code: 'NotFound' });
  });

  it('proves nothing once it ran out', () => {
    const person = anEmployee({ channels: [asserted], verifications: [sent] });
    const at = (instant: string) => verificationOf(person, 'c1', new Date(instant));
    expect(at('2026-11-24T07:59:59.999Z')).toEqual(sent);
    expect(at('2026-11-24T08:00:00.000Z')).toBeNull();
  });
});
