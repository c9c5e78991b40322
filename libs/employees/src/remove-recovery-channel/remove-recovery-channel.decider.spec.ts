import { describe, expect, it } from '@jest/globals';
import { anEmployee } from '../testing/index.js';
import { decideChannelRemoval } from './remove-recovery-channel.decider.js';

describe('Removing a recovery channel', () => {
  const channels = [
    { id: 'c1', kind: 'EMAIL', destination: 'z@example.org', state: 'ASSERTED' },
  ] as const;

  it('removes it once', () => {
    expect(decideChannelRemoval('c1', anEmployee({ channels }))).toEqual([
      { type: 'RecoveryChannelRemoved', data: { channelId: 'c1' } },
    ]);
    expect(decideChannelRemoval('c1', anEmployee())).toEqual([]);
  });
});
