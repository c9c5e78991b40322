import type { Provider } from '@nestjs/common';
import { CompletePasswordResetResolver } from './complete-password-reset/complete-password-reset.resolver.js';
import { ProveIdentityByLinkResolver } from './prove-identity-by-link/prove-identity-by-link.resolver.js';
import { ProveIdentityResolver } from './prove-identity/prove-identity.resolver.js';
import { RequestPasswordResetResolver } from './request-password-reset/request-password-reset.resolver.js';
import { SendVerificationCodeResolver } from './send-verification-code/send-verification-code.resolver.js';

/** The GraphQL side of proving who somebody is; the api adds them to its module. */
export const verificationResolvers: readonly Provider[] = [
  CompletePasswordResetResolver,
  ProveIdentityByLinkResolver,
  ProveIdentityResolver,
  RequestPasswordResetResolver,
  SendVerificationCodeResolver,
];
