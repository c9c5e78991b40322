import { describe, expect, it } from '@jest/globals';
import { testKeyRing } from '@keyledger/graphql/testing';
import { deviceMark, newDeviceToken, shownDeviceToken } from './device-token.js';
import { softwareOf } from './software.js';

describe('A device', () => {
  it('is known again by a keyed hash of its token', () => {
    const keys = testKeyRing();
    const token = newDeviceToken();
    const mark = deviceMark(keys, token);
    expect(deviceMark(keys, token)).toBe(mark);
    expect(mark).not.toContain(token.reveal());
    expect(shownDeviceToken(token.reveal())?.reveal()).toBe(token.reveal());
    expect(shownDeviceToken('forged')).toBeNull();
    expect(shownDeviceToken(undefined)).toBeNull();
  });

  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
      'Safari',
      'iOS',
    ],
    ['', null, null],
  ])('says what it runs: %s', (userAgent, browser, os) => {
    expect(softwareOf(userAgent)).toEqual({ browser, os });
  });
});
