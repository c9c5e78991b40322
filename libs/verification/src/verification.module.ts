import { Global, Module, type DynamicModule } from '@nestjs/common';
import { AccountsModule, CallerProofs } from '@keyledger/accounts';
import './messages.js';
import { ApproveResetHandler } from './approve-reset/approve-reset.handler.js';
import { StreamedCallerProofs } from './caller-proofs/streamed-caller-proofs.js';
import { CompletePasswordResetHandler } from './complete-password-reset/complete-password-reset.handler.js';
import { ChangeOwnChannelHandler } from './change-own-channel/change-own-channel.handler.js';
import { ConfirmChannelByLinkHandler } from './confirm-channel-by-link/confirm-channel-by-link.handler.js';
import { FindChannelLink } from './confirm-channel-by-link/find-channel-link.js';
import { ConfirmOwnChannelHandler } from './confirm-own-channel/confirm-own-channel.handler.js';
import { EndRecovery } from './end-recovery/end-recovery.js';
import { IssueCode } from './issue-code/issue-code.js';
import { ResetCookies } from './pages/reset-cookies.js';
import { ResetVisits } from './pages/reset-visits.js';
import { SendCode } from './pages/send-code.js';
import { ProveCallerHandler } from './prove-caller/prove-caller.handler.js';
import { IssueChannelVerification } from './own-channels/issue-channel-verification.js';
import { OwnMailboxes } from './own-channels/own-mailbox.js';
import { OwnVisits } from './pages/recovery-channels/own-visits.js';
import { AcceptProof } from './prove-identity/accept-proof.js';
import { ProveIdentityHandler } from './prove-identity/prove-identity.handler.js';
import { FindProofLink } from './prove-identity-by-link/find-proof-link.js';
import { ProveIdentityByLinkHandler } from './prove-identity-by-link/prove-identity-by-link.handler.js';
import { Quotas } from './quotas/quotas.js';
import { RefuseResetHandler } from './refuse-reset/refuse-reset.handler.js';
import { RecordInvitationFailureHandler } from './record-invitation-failure/record-invitation-failure.handler.js';
import { RemoveOwnChannelHandler } from './remove-own-channel/remove-own-channel.handler.js';
import { RequestPasswordResetHandler } from './request-password-reset/request-password-reset.handler.js';
import { ResetProgressQuery } from './reset-progress/reset-progress.query.js';
import { RequestResetApprovalHandler } from './request-reset-approval/request-reset-approval.handler.js';
import { DecideOnApproval } from './reset-approval/decide-on-approval.js';
import { ResetApprovalReader } from './reset-approval/reset-approval.reader.js';
import { NoSecondFactor, SecondFactor } from './second-factor.port.js';
import { SendCallerCodeHandler } from './send-caller-code/send-caller-code.handler.js';
import { SendOwnChannelVerificationHandler } from './send-own-channel-verification/send-own-channel-verification.handler.js';
import { SendVerificationCodeHandler } from './send-verification-code/send-verification-code.handler.js';
import { StartChannelCampaignHandler } from './start-channel-campaign/start-channel-campaign.handler.js';
import { Subjects } from './subject.js';
import { SweepVerifications } from './sweep-verifications.js';
import { ResetTickets } from './tickets/reset-tickets.js';
import { NoVerificationObserver, VerificationObserver } from './verification-observer.port.js';
import { VerificationSettings } from './verification-settings.js';
import { VerifyProvenChannelReactor } from './verify-proven-channel/verify-proven-channel.reactor.js';

export interface VerificationModuleOptions {
  readonly settings?: Partial<VerificationSettings>;
  readonly observer?: VerificationObserver;
}

/**
 * Proves who somebody is, and what that opens: a forgotten password's way back, and a help desk's reset. Global: accounts,
 * which come before it, ask it for `CallerProofs`; `verificationResolvers` and `verificationPageControllers` are registered
 * by the process that serves HTTP.
 */
@Global()
@Module({})
export class VerificationModule {
  static of({ settings, observer }: VerificationModuleOptions = {}): DynamicModule {
    return {
      module: VerificationModule,
      global: true,
      imports: [AccountsModule],
      providers: [
        { provide: VerificationSettings, useValue: new VerificationSettings(settings) },
        { provide: VerificationObserver, useValue: observer ?? new NoVerificationObserver() },
        { provide: SecondFactor, useClass: NoSecondFactor },
        { provide: CallerProofs, useClass: StreamedCallerProofs },
        AcceptProof,
        EndRecovery,
        FindProofLink,
        FindChannelLink,
        IssueChannelVerification,
        IssueCode,
        OwnMailboxes,
        OwnVisits,
        Quotas,
        ResetCookies,
        ResetProgressQuery,
        ResetTickets,
        ResetVisits,
        SendCode,
        DecideOnApproval,
        ResetApprovalReader,
        ApproveResetHandler,
        CompletePasswordResetHandler,
        ProveCallerHandler,
        ProveIdentityHandler,
        ProveIdentityByLinkHandler,
        RefuseResetHandler,
        RequestPasswordResetHandler,
        RequestResetApprovalHandler,
        SendCallerCodeHandler,
        ChangeOwnChannelHandler,
        ConfirmChannelByLinkHandler,
        ConfirmOwnChannelHandler,
        RecordInvitationFailureHandler,
        RemoveOwnChannelHandler,
        SendOwnChannelVerificationHandler,
        SendVerificationCodeHandler,
        StartChannelCampaignHandler,
        Subjects,
        SweepVerifications,
        VerifyProvenChannelReactor,
      ],
      exports: [
        EndRecovery,
        FindProofLink,
        ResetCookies,
        ResetVisits,
        SendCode,
        CallerProofs,
        ResetApprovalReader,
        FindChannelLink,
        IssueChannelVerification,
        OwnVisits,
        SweepVerifications,
        VerificationSettings,
        VerifyProvenChannelReactor,
      ],
    };
  }
}
