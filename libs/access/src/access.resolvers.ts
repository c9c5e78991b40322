import { IssueServiceTokenResolver } from './issue-service-token/issue-service-token.resolver.js';
import { RevokeServiceTokenResolver } from './revoke-service-token/revoke-service-token.resolver.js';
import { ServiceTokensResolver } from './service-tokens/service-tokens.resolver.js';
import { MeResolver } from './graphql/me.resolver.js';
import { MyRecoveryChannelsResolver } from './graphql/my-recovery-channels.resolver.js';
import { SignInResolver } from './graphql/sign-in.resolver.js';
import { SignOutResolver } from './graphql/sign-out.resolver.js';

/** Signing in and out and `me`, for the process that serves GraphQL. */
export const accessResolvers = [
  SignInResolver,
  SignOutResolver,
  MeResolver,
  MyRecoveryChannelsResolver,
  ServiceTokensResolver,
  IssueServiceTokenResolver,
  RevokeServiceTokenResolver,
];
