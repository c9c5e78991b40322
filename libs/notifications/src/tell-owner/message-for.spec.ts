import { describe, expect, it } from '@jest/globals';
import { PasswordChanged, PasswordResetRequested } from '@keyledger/accounts';
import { recorded } from '@keyledger/event-store/testing';
import { derivedId } from '@keyledger/kernel';
import { messageFor } from './message-for.js';

const id = (word: string) => derivedId('tell-owner-spec', word);

describe('What the owner of a mailbox is told', () => {
  const link = {
    resetId: id('reset'),
    method: 'LINK',
  network: null,
    authority: 'KEYLEDGER',
    credentialId: null,
    linkId: id('link'),
    expiresAt: '2026-11-24T08:00:00.000Z',
  } as const;

  it('is the link, where it has a channel to go to', () => {
    const event = recorded(PasswordResetRequested, { ...link, channelId: id('channel') });
    expect(messageFor(event)).toBe('SET_PASSWORD_LINK');
  });

  it('is nothing, where the link is handed over in person', () => {
    expect(messageFor(recorded(PasswordResetRequested, { ...link, channelId: null }))).toBeNull();
  });

  it('is that the password was changed, after a recovery', () => {
    const event = recorded(PasswordChanged, {
      credentialId: id('credential'),
      cause: 'RECOVERY',
      kind: 'TEMPORARY',
      authority: 'KEYLEDGER',
      effectiveAt: '2026-11-23T08:00:00.000Z',
      expiresAt: '2026-11-26T08:00:00.000Z',
      resetId: null,
    });
    expect(messageFor(event)).toBe('PASSWORD_CHANGED');
  });
});
