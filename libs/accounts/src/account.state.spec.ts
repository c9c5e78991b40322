import { describe, expect, it } from '@jest/globals';
import { isExpired, isLocked, outOfUse } from './account.state.js';
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

  describe('whose owner changes', () => {
    const frozen = anAccount().given(anEvent.frozen());

    it('is out of use, its sessions over and its links void, with the password it had', () => {
      const linked = anAccount().given(anEvent.resetRequested(link), anEvent.frozen());
      expect(linked.state()).toMatchObject({ link: null, sessionFloor: 3 });
      expect(frozen.state()).toMatchObject({
        frozen: { changeId: idOf('change') },
        credential: { id: idOf('credential') },
        sessionFloor: 2,
      });
      expect(outOfUse(frozen.state())).toBe('AccountFrozen');
    });

    it('stays so whatever else is lifted, until the same change is given up', () => {
      const note = { ownerId: idOf('owner'), note: null };
      const lifted = frozen.given(
        anEvent.locked(),
        anEvent.suspended(),
        { type: 'AccountUnlocked', data: note },
        { type: 'AccountReactivated', data: note },
        anEvent.thawed(idOf('another change')),
      );
      expect(lifted.state()).toMatchObject({ frozen: { changeId: idOf('change') }, lock: null });
      const thawed = lifted.given(anEvent.thawed());
      expect(thawed.state()).toMatchObject({
        frozen: null,
        credential: { id: idOf('credential') },
      });
      expect(outOfUse(thawed.state())).toBeNull();
    });

    it('keeps its lock and its suspension', () => {
      const both = anAccount().given(anEvent.locked(), anEvent.suspended(), anEvent.frozen());
      const { lock, suspended } = both.given(anEvent.ownerChanged()).state();
      expect({ lock, suspended }).toEqual({ lock: { until: null }, suspended: true });
    });

    it('is the next owner’s, with nothing that the former one could get in by', () => {
      const pending = anAccountAtProvider()
        .given(anEvent.passwordChanged(), anEvent.providerChangeRequested(), anEvent.frozen())
        .given(anEvent.ownerChanged());
      expect(pending.state()).toMatchObject({
        ownerId: idOf('successor'),
        frozen: null,
        credential: null,
        link: null,
        pendingProviderChange: null,
        passedOn: { changeId: idOf('change'), voided: [idOf('credential')], accessed: false },
        sessionFloor: 4,
      });
      expect(pending.given(anEvent.passwordChanged()).state().passedOn?.accessed).toBe(true);
    });
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
