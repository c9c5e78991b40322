import type { Provider } from '@nestjs/common';
import { ApproveResetResolver } from './approve-reset/approve-reset.resolver.js';
import { CompletePasswordResetResolver } from './complete-password-reset/complete-password-reset.resolver.js';
import { ProveCallerResolver } from './prove-caller/prove-caller.resolver.js';
import { ProveIdentityByLinkResolver } from './prove-identity-by-link/prove-identity-by-link.resolver.js';
import { ProveIdentityResolver } from './prove-identity/prove-identity.resolver.js';
import { RefuseResetResolver } from './refuse-reset/refuse-reset.resolver.js';
import { RequestPasswordResetResolver } from './request-password-reset/request-password-reset.resolver.js';
import { RequestResetApprovalResolver } from './request-reset-approval/request-reset-approval.resolver.js';
import { ResetApprovalPayloadResolver } from './reset-approval/reset-approval-payload.resolver.js';
import { ResetApprovalResolver } from './reset-approval/reset-approval.resolver.js';
import { SendCallerCodeResolver } from './send-caller-code/send-caller-code.resolver.js';
import { ChangeOwnChannelResolver } from './change-own-channel/change-own-channel.resolver.js';
import { ChannelCampaignResolver } from './channel-campaign/channel-campaign.resolver.js';
import { ChannelCampaignsQuery } from './channel-campaign/channel-campaigns.query.js';
import { ConfirmOwnChannelResolver } from './confirm-own-channel/confirm-own-channel.resolver.js';
import { RemoveOwnChannelResolver } from './remove-own-channel/remove-own-channel.resolver.js';
import { SendOwnChannelVerificationResolver } from './send-own-channel-verification/send-own-channel-verification.resolver.js';
import { SendVerificationCodeResolver } from './send-verification-code/send-verification-code.resolver.js';
import { StartChannelCampaignResolver } from './start-channel-campaign/start-channel-campaign.resolver.js';

/** The GraphQL side of proving who somebody is; the api adds them to its module. */
export const verificationResolvers: readonly Provider[] = [
  ApproveResetResolver,
  CompletePasswordResetResolver,
  ProveCallerResolver,
  ProveIdentityByLinkResolver,
  ProveIdentityResolver,
  RefuseResetResolver,
  RequestPasswordResetResolver,
  RequestResetApprovalResolver,
  ResetApprovalPayloadResolver,
  ResetApprovalResolver,
  SendCallerCodeResolver,
  ChangeOwnChannelResolver,
  ChannelCampaignResolver,
  ChannelCampaignsQuery,
  ConfirmOwnChannelResolver,
  RemoveOwnChannelResolver,
  SendOwnChannelVerificationResolver,
  SendVerificationCodeResolver,
  StartChannelCampaignResolver,
];
