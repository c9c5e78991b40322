/** The most that browsers keep a cookie (RFC 6265bis §5.5): 400 days, in seconds. */
const LONGEST = 400 * 24 * 3_600;

/** The cookie that a browser is known again by, for a product reached at `publicUrl`. */
export function deviceCookie(publicUrl: string | null) {
  const secure = publicUrl?.startsWith('https:') ?? false;
  return {
    name: secure ? '__Host-keyledger_device' : 'keyledger_device',
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: LONGEST },
  } as const;
}
