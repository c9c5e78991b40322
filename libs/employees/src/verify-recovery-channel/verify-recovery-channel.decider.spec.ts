import { describe, expect, it } from '@jest/globals';
import { employeeAggregate, type RecoveryChannel } from '../employee.state.js';
import { anEmployee } from '../testing/index.js';
import { decideChannelVerified } from './verify-recovery-channel.decider.js';

const asserted: RecoveryChannel = {
  id: 'c1',
  kind: 'EMAIL',
  destination: 'z@example.org',
  state: 'ASSERTED',
};

describe('A recovery channel that a code came back from', () => {
  it('is verified, once', () => {
    expect(decideChannelVerified('c1', anEmployee({ channels: [asserted] }))).toEqual([
      { type: 'RecoveryChannelVerified', data: { channelId: 'c1' } },
    ]);
    const verified = { ...asserted, state: 'VERIFIED' } as const;
    expect(decideChannelVerified('c1', anEmployee({ channels: [verified] }))).toEqual([]);
  });

  it('is nothing when it was removed meanwhile', () => {
    expect(decideChannelVerified('c1', anEmployee())).toEqual([]);
  });

  it('is nobody’s without a person', () => {
    expect(decideChannelVerified('c1', employeeAggregate.initial)).toMatchObject({
      code: 'NotFound',
    });
  });
});
