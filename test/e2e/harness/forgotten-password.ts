import { Caller, read, type CallerOptions } from './caller.js';

const REQUEST = `mutation ($input: RequestPasswordResetInput!) {
  requestPasswordReset(input: $input) {
    __typename
    ... on PasswordResetRequestedPayload { resetTicket expiresAt channelKinds }
    ... on Problem { code message retryAfter }
  }
}`;
const SEND = `mutation ($input: SendVerificationCodeInput!) {
  sendVerificationCode(input: $input) {
    __typename
    ... on VerificationCodeOrderedPayload { resendAfter codeExpiresAt }
    ... on Problem { code message retryAfter }
  }
}`;
const PROOF = `__typename
  ... on IdentityProof {
    resetTicket isEnough further { kind destination } passwordRequirements { code sentence }
  }
  ... on Problem { code message params { name value } }`;
const PROVE = `mutation ($input: ProveIdentityInput!) { proveIdentity(input: $input) { ${PROOF} } }`;
const BY_LINK = `mutation ($input: ProveIdentityByLinkInput!) {
  proveIdentityByLink(input: $input) { ${PROOF} }
}`;
const COMPLETE = `mutation ($input: CompletePasswordResetInput!) {
  completePasswordReset(input: $input) {
    __typename
    ... on PasswordResetCompletedPayload { position }
    ... on Problem { code message params { name value } }
  }
}`;

/** Somebody who forgot a password, on their way over GraphQL; the ticket of each step goes into the next. */
export class ForgottenPassword {
  readonly caller: Caller;
  ticket = '';

  constructor(url: string, options: CallerOptions = {}) {
    this.caller = new Caller(url, options);
  }

  request(address: string, more: object = {}): Promise<unknown> {
    return this.step(REQUEST, { address, ...more });
  }

  send(kind: 'EMAIL' | 'PHONE'): Promise<unknown> {
    return this.step(SEND, { resetTicket: this.ticket, kind });
  }

  enter(code: string): Promise<unknown> {
    return this.step(PROVE, { resetTicket: this.ticket, code });
  }

  open(link: string): Promise<unknown> {
    return this.step(BY_LINK, { link });
  }

  complete(newPassword: string, more: object = {}): Promise<unknown> {
    return this.step(COMPLETE, { resetTicket: this.ticket, newPassword, ...more });
  }

  private async step(query: string, input: object): Promise<unknown> {
    const answer = await this.caller.send(query, { input });
    const ticket = read(answer, 'resetTicket');
    if (typeof ticket === 'string') this.ticket = ticket;
    return answer;
  }
}

/** The code in a message. @throws when there is none. */
export function codeIn(text: string): string {
  const code = /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0];
  if (!code) throw new Error('The message holds no code');
  return code;
}

/** What stands after `/r/` in the link of a message. @throws when there is none. */
export function linkIn(text: string): string {
  const link = /https?:\/\/\S+\/r\/([\w-]{43})/.exec(text)?.[1];
  if (!link) throw new Error('The message holds no link');
  return link;
}
