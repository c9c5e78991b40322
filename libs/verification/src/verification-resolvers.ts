import type { Provider } from '@nestjs/common';
import { ChangeOwnChannelResolver } from './change-own-channel/change-own-channel.resolver.js';
import { ChannelCampaignResolver } from './channel-campaign/channel-campaign.resolver.js';
import { ChannelCampaignsQuery } from './channel-campaign/channel-campaigns.query.js';
import { CompletePasswordResetResolver } from './complete-password-reset/complete-password-reset.resolver.js';
import { ConfirmOwnChannelResolver } from './confirm-own-channel/confirm-own-channel.resolver.js';
import { ProveIdentityByLinkResolver } from './prove-identity-by-link/prove-identity-by-link.resolver.js';
import { ProveIdentityResolver } from './prove-identity/prove-identity.resolver.js';
import { RemoveOwnChannelResolver } from './remove-own-channel/remove-own-channel.resolver.js';
import { RequestPasswordResetResolver } from './request-password-reset/request-password-reset.resolver.js';
import { SendOwnChannelVerificationResolver } from './send-own-channel-verification/send-own-channel-verification.resolver.js';
import { SendVerificationCodeResolver } from './send-verification-code/send-verification-code.resolver.js';
import { StartChannelCampaignResolver } from './start-channel-campaign/start-channel-campaign.resolver.js';

/** The GraphQL side of proving who somebody is; the api adds them to its module. */
export const verificationResolvers: readonly Provider[] = [
  ChangeOwnChannelResolver,
  ChannelCampaignResolver,
  ChannelCampaignsQuery,
  CompletePasswordResetResolver,
  ConfirmOwnChannelResolver,
  ProveIdentityByLinkResolver,
  ProveIdentityResolver,
  RemoveOwnChannelResolver,
  RequestPasswordResetResolver,
  SendOwnChannelVerificationResolver,
  SendVerificationCodeResolver,
  StartChannelCampaignResolver,
];
