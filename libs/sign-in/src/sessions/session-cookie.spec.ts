import { describe, expect, it } from '@jest/globals';
import { sessionCookie } from './session-cookie.js';

describe('the session cookie', () => {
  it('is bound to the host over https', () => {
    expect(sessionCookie('https://id.example.cn')).toEqual({
      name: '__Host-keyledger_session',
      options: { path: '/', httpOnly: true, sameSite: 'lax', secure: true },
    });
  });

  it.each([null, 'http://localhost:3000'])('can be used without https (%s)', (publicUrl) => {
    const { name, options } = sessionCookie(publicUrl);
    expect([name, options.secure, options.httpOnly]).toEqual(['keyledger_session', false, true]);
  });
});
