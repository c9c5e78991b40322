import { describe, expect, it } from '@jest/globals';
import type { RecoveryChannel } from '@keyledger/employees';
import { callerChannel } from './caller-channel.js';

const asserted: RecoveryChannel = {
  id: 'asserted',
  kind: 'EMAIL',
  destination: 'a@example.org',
  state: 'ASSERTED',
};
const verified: RecoveryChannel = { ...asserted, id: 'verified', state: 'VERIFIED' };
const channels = [asserted, verified];
const all = { assertedChannels: true };

describe('The channel that a caller is proved by', () => {
  it('is the one that was chosen, of the mailbox’s owner', () => {
    expect(callerChannel('asserted', channels, all, ['EMAIL'])).toBe(asserted);
    expect(callerChannel('elsewhere', channels, all, ['EMAIL'])).toMatchObject({
      code: 'NotFound',
      path: ['channelId'],
    });
  });

  it('is one that somebody proved, where the policy wants that', () => {
    const proved = { assertedChannels: false };
    expect(callerChannel('verified', channels, proved, ['EMAIL'])).toBe(verified);
    expect(callerChannel('asserted', channels, proved, ['EMAIL'])).toMatchObject({
      code: 'ChannelCannotProve',
      params: { reason: 'UNPROVED' },
    });
  });

  it('is of a kind that the installation reaches', () => {
    expect(callerChannel('verified', channels, all, ['PHONE'])).toMatchObject({
      code: 'ChannelCannotProve',
      params: { reason: 'KIND' },
    });
  });
});
