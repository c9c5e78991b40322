/** The session's cookie, as `Set-Cookie` describes it (RFC 6265bis §4.1). */
export interface SessionCookie {
  readonly name: string;
  readonly options: {
    readonly path: '/';
    readonly httpOnly: true;
    readonly sameSite: 'lax';
    readonly secure: boolean;
  };
}

/**
 * The cookie for a product reached at `publicUrl` (null: plain http on this machine). Over https it is `Secure` and
 * carries the `__Host-` prefix, so that no other host of the domain can set it.
 */
export function sessionCookie(publicUrl: string | null): SessionCookie {
  const secure = publicUrl?.startsWith('https:') ?? false;
  return {
    name: secure ? '__Host-keyledger_session' : 'keyledger_session',
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure },
  };
}
