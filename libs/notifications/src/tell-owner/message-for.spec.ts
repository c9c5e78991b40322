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

  it.each([
    ['SETUP', null],
    ['ADMIN_RESET', 'PASSWORD_RESET_BY_ADMIN'],
    ['OWNER_CHANGE', 'PASSWORD_RESET_BY_ADMIN'],
    ['SELF_SERVICE_RESET', 'PASSWORD_RESET_BY_SELF'],
    ['RECOVERY', 'PASSWORD_CHANGED'],
    ['VOLUNTARY_CHANGE', 'PASSWORD_CHANGED'],
  ] as const)('is of a password changed by %s: %s', (cause, message) => {
    const event = recorded(PasswordChanged, {
      credentialId: id('credential'),
      cause,
      kind: 'TEMPORARY',
      authority: 'KEYLEDGER',
      effectiveAt: '2026-11-23T08:00:00.000Z',
      expiresAt: '2026-11-26T08:00:00.000Z',
      resetId: null,
    });
    expect(messageFor(event)).toBe(message);
  });
});
