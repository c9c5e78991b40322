import { describe, expect, it } from '@jest/globals';
import { secretsOutOfUse } from './secrets-out-of-use.js';
import { anAccount, anAccountAtProvider, anEvent, idOf } from './testing/index.js';

const link = {
  method: 'LINK',
  credentialId: null,
  linkId: idOf('link'),
  channelId: idOf('channel'),
} as const;

describe('secrets that nobody needs any more', () => {
  it('are the old password once another is in force', () => {
    const before = anAccount();
    const after = before.given(anEvent.passwordChanged({ credentialId: idOf('next') }));
    expect(secretsOutOfUse(before.state(), after.state())).toEqual([idOf('credential')]);
  });

  it('are the old password when a link voids it, and the link once it was used', () => {
    const before = anAccount();
    const asked = before.given(anEvent.resetRequested(link));
    const done = asked.given(anEvent.passwordChanged({ credentialId: idOf('next') }));
    expect(secretsOutOfUse(before.state(), asked.state())).toEqual([idOf('credential')]);
    expect(secretsOutOfUse(asked.state(), done.state())).toEqual([idOf('link')]);
  });

  it('are all that the former owner had, once the mailbox passed on', () => {
    const before = anAccount().given(anEvent.frozen());
    const after = before.given(anEvent.ownerChanged());
    expect(secretsOutOfUse(before.state(), after.state())).toEqual([idOf('credential')]);
  });

  it('are not the password in force at a provider that was only asked, by link or by password', () => {
    const before = anAccountAtProvider().given(anEvent.passwordChanged({ authority: 'FAKE' }));
    const linked = before.given(anEvent.resetRequested({ ...link, authority: 'FAKE' }));
    const asked = before.given(anEvent.providerChangeRequested({ credentialId: idOf('next') }));
    expect(secretsOutOfUse(before.state(), linked.state())).toEqual([]);
    expect(secretsOutOfUse(before.state(), asked.state())).toEqual([]);
  });

  it('are the old password when the provider applied the next, and the next when it refused', () => {
    const asked = anAccountAtProvider().given(
      anEvent.passwordChanged({ authority: 'FAKE' }),
      anEvent.providerChangeRequested({ credentialId: idOf('next') }),
    );
    const applied = asked.given(anEvent.passwordChanged({ credentialId: idOf('next') }));
    const refused = asked.given({
      type: 'ProviderChangeRefused',
      data: { requestId: idOf('request'), authority: 'FAKE', code: 'TOO_SIMPLE' },
    });
    expect(secretsOutOfUse(asked.state(), applied.state())).toEqual([idOf('credential')]);
    expect(secretsOutOfUse(asked.state(), refused.state())).toEqual([idOf('next')]);
  });
});
