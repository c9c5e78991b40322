import { describe, expect, it } from '@jest/globals';
import { employeeAggregate } from '../employee.state.js';
import { anEmployee } from '../testing/index.js';
import { decideChannel } from './assert-recovery-channel.decider.js';

const plan = { channelId: 'c1', kind: 'PHONE', destination: '138 0000 0000' } as const;

describe('Asserting a recovery channel', () => {
  it('writes the normalised destination down', () => {
    expect(decideChannel(plan, anEmployee())).toEqual([
      {
        type: 'RecoveryChannelAsserted',
        data: { channelId: 'c1', kind: 'PHONE', destination: '+8613800000000' },
      },
    ]);
  });

  it('adds nothing when the person has it, in any spelling', () => {
    const channels = [
      { id: 'c0', kind: 'PHONE', destination: '+8613800000000', state: 'VERIFIED' },
    ] as const;
    expect(decideChannel(plan, anEmployee({ channels }))).toEqual([]);
  });

  it('refuses what reaches nobody', () => {
    const wrong = { ...plan, kind: 'EMAIL' } as const;
    expect(decideChannel(wrong, anEmployee())).toMatchObject({ code: 'InvalidInput' });
  });

  it('knows nobody unregistered', () => {
    expect(decideChannel(plan, employeeAggregate.initial)).toMatchObject({ code: 'NotFound' });
  });
});
