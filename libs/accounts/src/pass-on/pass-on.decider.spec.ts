import { describe, expect, it } from '@jest/globals';
import { anAccount, anEvent, idOf } from '../testing/index.js';
import {
  decideFirstAccess,
  decideFreeze,
  decideOwnerChange,
  decideThaw,
  type FirstAccessPlan,
} from './pass-on.decider.js';

const changeId = idOf('change');
const ownerId = idOf('owner');
const freeze = { changeId, ownerId };
const pass = { changeId, newOwnerId: idOf('successor') };
const frozen = anAccount().given(anEvent.frozen());
const passed = frozen.given(anEvent.ownerChanged());
const plan: FirstAccessPlan = {
  changeId,
  resetId: idOf('reset'),
  linkId: idOf('link'),
  channelId: idOf('channel'),
  expiresAt: new Date('2026-11-24T08:00:00.000Z'),
};
const link = { method: 'LINK', credentialId: null, linkId: idOf('link') } as const;

describe('Freezing', () => {
  it('is done once a change', () => {
    expect(anAccount().when(freeze, decideFreeze).decision).toEqual([anEvent.frozen()]);
    frozen.when(freeze, decideFreeze).then();
    passed.when(freeze, decideFreeze).then();
  });

  it('is refused to another change, and on what is no longer the owner’s', () => {
    const other = { ...freeze, changeId: idOf('other') };
    frozen.when(other, decideFreeze).thenRejected('OwnerChangeInProgress');
    passed.when(other, decideFreeze).thenRejected('NotFound');
  });
});

describe('Thawing', () => {
  it('ends the freeze of the same change only', () => {
    expect(frozen.when(changeId, decideThaw).decision).toEqual([anEvent.thawed()]);
    frozen.when(idOf('other'), decideThaw).then();
    anAccount().when(changeId, decideThaw).then();
  });
});

describe('Passing on', () => {
  it('needs the freeze of the same change, and happens once', () => {
    expect(frozen.when(pass, decideOwnerChange).decision).toEqual([anEvent.ownerChanged()]);
    passed.when(pass, decideOwnerChange).then();
    anAccount().when(pass, decideOwnerChange).thenRejected('AccountNotFrozen');
    frozen
      .when({ ...pass, changeId: idOf('other') }, decideOwnerChange)
      .thenRejected('AccountNotFrozen');
  });
});

describe('The first access', () => {
  it('is offered by a link on the new owner’s channel', () => {
    expect(passed.when(plan, decideFirstAccess).decision).toEqual([
      anEvent.resetRequested({
        ...link,
        channelId: idOf('channel'),
        expiresAt: '2026-11-24T08:00:00.000Z',
      }),
    ]);
  });

  it('is not offered again, nor where a password was set or given meanwhile', () => {
    const offered = passed.given(anEvent.resetRequested({ ...link, channelId: idOf('channel') }));
    for (const account of [
      offered,
      offered.given(anEvent.passwordChanged()),
      passed.given(anEvent.passwordChanged()),
      frozen,
    ]) {
      expect(account.when(plan, decideFirstAccess).decision).toEqual([]);
    }
  });
});
