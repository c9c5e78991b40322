import { describe, expect, it } from '@jest/globals';
import type { RecoveryChannel } from '@keyledger/employees';
import { ERASED } from '@keyledger/event-store';
import { channelFor } from './channel-for.js';

const channel = (id: string, more: Partial<RecoveryChannel> = {}): RecoveryChannel => ({
  id,
  kind: 'EMAIL',
  destination: `${id}@example.org`,
  state: 'ASSERTED',
  ...more,
});
const all = { assertedChannels: true };
const proved = { assertedChannels: false };

describe('The channel that a code goes to', () => {
  it('is of the kind that was chosen', () => {
    const channels = [channel('mail'), channel('tel', { kind: 'PHONE' })];
    expect(channelFor('PHONE', channels, all)?.id).toBe('tel');
    expect(channelFor('PHONE', [channel('mail')], all)).toBeNull();
  });

  it('is a verified one before any other', () => {
    const channels = [channel('old'), channel('proved', { state: 'VERIFIED' })];
    expect(channelFor('EMAIL', channels, all)?.id).toBe('proved');
  });

  it('is none that nobody has proved, where the policy wants proved ones', () => {
    expect(channelFor('EMAIL', [channel('asserted')], all)?.id).toBe('asserted');
    expect(channelFor('EMAIL', [channel('asserted')], proved)).toBeNull();
  });

  it('is none of a person whose data was erased', () => {
    expect(channelFor('EMAIL', [channel('gone', { destination: ERASED })], all)).toBeNull();
  });
});
