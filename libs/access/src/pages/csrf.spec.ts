import { describe, expect, it } from '@jest/globals';
import { testKeyRing } from '@keyledger/keys/testing';
import { CsrfTokens } from './csrf.js';

describe('a form’s token', () => {
  const tokens = new CsrfTokens(testKeyRing());
  const seed = tokens.newSeed();
  const token = tokens.tokenFor(seed, 's1');

  it('is accepted with the cookie and the session that it was made for', () => {
    expect(tokens.accepts(token, seed, 's1')).toBe(true);
  });

  it.each([
    ['another cookie', token, tokens.newSeed(), 's1'],
    ['no cookie', token, undefined, 's1'],
    ['another session', token, seed, 's2'],
    ['no session', token, seed, null],
    ['an empty token', '', seed, 's1'],
    ['the cookie itself as token', seed, seed, 's1'],
  ])('is refused with %s', (_, given, cookie, session) => {
    expect(tokens.accepts(given, cookie, session)).toBe(false);
  });

  it('cannot be made without the key', () => {
    expect(new CsrfTokens(testKeyRing(1)).tokenFor(seed, 's1')).not.toBe(token);
  });
});
