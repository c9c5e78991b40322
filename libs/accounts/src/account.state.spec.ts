import { describe, expect, it } from '@jest/globals';
import { isExpired, isLocked } from './account.state.js';
import { anAccount, anAccountAtProvider, anEvent, idOf } from './testing/index.js';

const link = {
  method: 'LINK',
  credentialId: null,
  linkId: idOf('link'),
  channelId: idOf('c'),
} as const;

describe('an account’s state', () => {
  it('has no password in force while a link is awaited, and the link until a password is set', () => {
    const waiting = anAccount().given(anEvent.resetRequested(link));
    expect(waiting.state()).toMatchObject({ credential: null, link: { linkId: idOf('link') } });
    const done = waiting.given(anEvent.passwordChanged({ credentialId: idOf('second') }));
    expect(done.state()).toMatchObject({ credential: { id: idOf('second') }, link: null });
  });

  it('knows only the newest of two links', () => {
    const twice = anAccount()
      .given(anEvent.resetRequested(link))
      .given(anEvent.resetRequested({ ...link, linkId: idOf('newer') }));
    expect(twice.state().link?.linkId).toBe(idOf('newer'));
  });

  it('keeps the provider’s password in force until the provider applied the next one', () => {
    const asked = anAccountAtProvider()
      .given(anEvent.passwordChanged())
      .given(anEvent.resetRequested({ authority: 'FAKE' }), anEvent.providerChangeRequested());
    expect(asked.state().credential?.id).toBe(idOf('credential'));
    expect(asked.state().pendingProviderChange?.requestId).toBe(idOf('request'));
  });

  it('ends sessions with the revision of the event that ends them, and not with others', () => {
    const locked = anAccount().given(anEvent.locked());
    expect(locked.state().sessionFloor).toBe(2);
    const unlocked = locked.given({
      type: 'AccountUnlocked',
      data: { ownerId: idOf('owner'), note: null },
    });
    expect(unlocked.state()).toMatchObject({ lock: null, sessionFloor: 2 });
  });

  it('is locked until the lock’s end, exclusive', () => {
    const { lock } = anAccount().given(anEvent.locked('2026-11-23T10:00:00.000Z')).state();
    expect(isLocked({ lock }, new Date('2026-11-23T09:59:59.999Z'))).toBe(true);
    expect(isLocked({ lock }, new Date('2026-11-23T10:00:00.000Z'))).toBe(false);
  });

  it('has an expired credential from the end of its time on', () => {
    const expiresAt = '2026-11-23T10:00:00.000Z';
    expect(isExpired({ expiresAt }, new Date('2026-11-23T09:59:59.999Z'))).toBe(false);
    expect(isExpired({ expiresAt }, new Date(expiresAt))).toBe(true);
    expect(isExpired({ expiresAt: null }, new Date(expiresAt))).toBe(false);
  });
});
