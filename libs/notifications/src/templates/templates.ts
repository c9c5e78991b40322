import { MESSAGE_KINDS } from '@keyledger/accounts';
import type { AboutMailbox } from './about-mailbox.js';
import { callerCode, type CallerCodeParams } from './caller-code.template.js';
import { ownerRecovered } from './owner-recovered.template.js';
import type { Part } from './part.js';
import { passwordChanged } from './password-changed.template.js';
import { passwordResetByAdmin } from './password-reset-by-admin.template.js';
import {
  passwordResetBySelf,
  type PasswordResetBySelfParams,
} from './password-reset-by-self.template.js';
import {
  recoveryChannelChanged,
  type RecoveryChannelChangedParams,
} from './recovery-channel-changed.template.js';
import { resetNotPossible } from './reset-not-possible.template.js';
import { setPasswordLink, type SetPasswordLinkParams } from './set-password-link.template.js';
import { verificationCode, type VerificationCodeParams } from './verification-code.template.js';
import { wasThisYou, type WasThisYouParams } from './was-this-you.template.js';
import { verifyChannel, type VerifyChannelParams } from './verify-channel.template.js';

/** Every message there is: those that events name, and what the other owners are told when one is recovered. */
export const TEMPLATE_KINDS = [...MESSAGE_KINDS, 'OWNER_RECOVERED'] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

/** What each kind of message has to be given. */
export interface TemplateParams {
  readonly PASSWORD_RESET_BY_ADMIN: AboutMailbox;
  readonly SET_PASSWORD_LINK: SetPasswordLinkParams;
  readonly PASSWORD_CHANGED: AboutMailbox;
  readonly PASSWORD_RESET_BY_SELF: PasswordResetBySelfParams;
  readonly RESET_NOT_POSSIBLE: AboutMailbox;
  readonly VERIFICATION_CODE: VerificationCodeParams;
  readonly CALLER_CODE: CallerCodeParams;
  readonly RECOVERY_CHANNEL_CHANGED: RecoveryChannelChangedParams;
  readonly VERIFY_CHANNEL: VerifyChannelParams;
  readonly WAS_THIS_YOU: WasThisYouParams;
  readonly OWNER_RECOVERED: AboutMailbox;
}

type Templates = {
  readonly [Kind in TemplateKind]: (params: TemplateParams[Kind]) => readonly Part[];
};

export const templates: Templates = {
  PASSWORD_RESET_BY_ADMIN: passwordResetByAdmin,
  SET_PASSWORD_LINK: setPasswordLink,
  PASSWORD_CHANGED: passwordChanged,
  PASSWORD_RESET_BY_SELF: passwordResetBySelf,
  RESET_NOT_POSSIBLE: resetNotPossible,
  VERIFICATION_CODE: verificationCode,
  CALLER_CODE: callerCode,
  RECOVERY_CHANNEL_CHANGED: recoveryChannelChanged,
  VERIFY_CHANNEL: verifyChannel,
  WAS_THIS_YOU: wasThisYou,
  OWNER_RECOVERED: ownerRecovered,
};

/** A kind with what it has to be given, for whoever learns the kind only at run time. */
export type Telling = {
  readonly [Kind in TemplateKind]: { readonly kind: Kind; readonly params: TemplateParams[Kind] };
}[TemplateKind];
