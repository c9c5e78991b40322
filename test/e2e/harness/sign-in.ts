import { Caller, read, type CallerOptions } from './caller.js';

const SIGN_IN = `mutation ($input: SignInInput!) {
  signIn(input: $input) {
    __typename
    ... on SignedIn { token mustChangePassword position }
    ... on Problem { code message retryAfter }
  }
}`;

/** Tries a password. @returns the answer of `signIn`: `SignedIn`, or a problem. */
export async function trySignIn(
  url: string,
  address: string,
  password: string,
  options: CallerOptions = {},
): Promise<unknown> {
  const input = { address, password, wantsToken: true };
  return new Caller(url, options).send(SIGN_IN, { input });
}

/** Signs in and answers who may now call. @throws when the sign-in is refused. */
export async function signIn(
  url: string,
  address: string,
  password: string,
  options: CallerOptions = {},
): Promise<Caller & { readonly token: string }> {
  const answer = await trySignIn(url, address, password, options);
  const token = read(answer, 'token');
  if (typeof token !== 'string') throw new Error(`${address}: ${String(read(answer, 'code'))}`);
  const caller = new Caller(url, { ...options, token }).after(read(answer, 'position'));
  return Object.assign(caller, { token });
}
