import { describe, expect, it } from '@jest/globals';
import { employeeAggregate, type RecoveryChannel } from '../employee.state.js';
import { anEmployee } from '../testing/index.js';
import {
  decideReplacement,
  MOST_OWN_CHANNELS,
  type ReplacementPlan,
} from './replace-recovery-channel.decider.js';

const channel = (id: string): RecoveryChannel => ({
  id,
  kind: 'EMAIL',
  destination: `${id}@example.org`,
  state: 'VERIFIED',
});
const plan: ReplacementPlan = {
  channelId: 'new',
  kind: 'EMAIL',
  destination: 'New@Example.org',
  replacesChannelId: null,
  verification: {
    codeId: null,
    linkId: 'l1',
    campaignId: null,
    expiresAt: new Date('2026-11-24T08:00:00.000Z'),
  },
};
const types = (decision: ReturnType<typeof decideReplacement>) =>
  'code' in decision ? decision.code : decision.map(({ type }) => type);

describe('A recovery channel by its person’s own wish', () => {
  it('is written down normalised, with what is sent to prove it', () => {
    expect(decideReplacement(plan, anEmployee())).toMatchObject([
      {
        type: 'RecoveryChannelAsserted',
        data: { channelId: 'new', kind: 'EMAIL', destination: 'new@example.org' },
      },
      { type: 'ChannelVerificationIssued', data: { channelId: 'new', linkId: 'l1' } },
    ]);
  });

  it('is written down also where no message may go out', () => {
    expect(types(decideReplacement({ ...plan, verification: null }, anEmployee()))).toEqual([
      'RecoveryChannelAsserted',
    ]);
  });

  it('takes the place of another in the same append', () => {
    const person = anEmployee({ channels: [channel('old')] });
    expect(decideReplacement({ ...plan, replacesChannelId: 'old' }, person)).toMatchObject([
      { type: 'RecoveryChannelAsserted' },
      { type: 'RecoveryChannelRemoved', data: { channelId: 'old' } },
      { type: 'ChannelVerificationIssued' },
    ]);
  });

  it('is nothing new when they have it, and then only ends the one that it replaces', () => {
    const person = anEmployee({ channels: [channel('new'), channel('old')] });
    expect(decideReplacement(plan, person)).toEqual([]);
    expect(decideReplacement({ ...plan, replacesChannelId: 'new' }, person)).toEqual([]);
    expect(types(decideReplacement({ ...plan, replacesChannelId: 'old' }, person))).toEqual([
      'RecoveryChannelRemoved',
    ]);
  });

  it('is one of five at most', () => {
    const channels = Array.from({ length: MOST_OWN_CHANNELS }, (_, n) => channel(`c${n}`));
    const person = anEmployee({ channels });
    expect(types(decideReplacement(plan, person))).toBe('TooManyRecoveryChannels');
    expect(types(decideReplacement({ ...plan, replacesChannelId: 'c0' }, person))).toContain(
      'RecoveryChannelAsserted',
    );
  });

  it('replaces only what is there, reaches somebody, and is somebody’s', () => {
    expect(decideReplacement({ ...plan, replacesChannelId: 'gone' }, anEmployee())).toMatchObject({
      code: 'NotFound',
      path: ['replacesChannelId'],
    });
    expect(decideReplacement({ ...plan, destination: 'nowhere' }, anEmployee())).toMatchObject({
      code: 'InvalidInput',
      path: ['destination'],
    });
    expect(types(decideReplacement(plan, employeeAggregate.initial))).toBe('NotFound');
  });
});
