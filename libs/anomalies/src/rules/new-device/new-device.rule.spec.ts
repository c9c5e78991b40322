import { describe, expect, it } from '@jest/globals';
import { atHome, judge, signIn } from '../../testing/index.js';
import { newDevice } from './new-device.rule.js';

const phone = { device: 'phone of li' };

describe('A new device', () => {
  it('is a browser that the account did not sign in by', () => {
    expect(judge(newDevice, [...atHome(), signIn(phone)])).toMatchObject({ severity: 'LOW' });
    expect(judge(newDevice, [...atHome(), signIn()])).toBeNull();
  });

  it('does not become known by failing', () => {
    const failed = signIn({ ...phone, succeeded: false });
    const later = signIn({ ...phone, at: failed.at + 1 });
    expect(judge(newDevice, [...atHome(), failed, later])).not.toBeNull();
    expect(judge(newDevice, [...atHome(), signIn(phone), later])).toBeNull();
  });

  it.each([
    ['while the account is learned', atHome().slice(1), phone],
    ['without a cookie', atHome(), { device: null }],
    ['from a network of the organization’s own', atHome(), { ...phone, knownNetwork: true }],
  ])('is not judged %s', (_, before, wish) => {
    expect(judge(newDevice, [...before, signIn(wish)])).toBeNull();
  });
});
