import { Secret } from '@keyledger/kernel';
import type { Sms } from '../send-sms/index.js';
import type { TemplateKind, TemplateParams } from '../templates/index.js';

type SmsContent = Pick<Sms, 'template' | 'params'>;

const CHANGED = (): SmsContent => ({ template: 'PASSWORD_CHANGED', params: {} });

const withCode =
  (template: 'VERIFICATION_CODE' | 'CALLER_CODE') =>
  ({ code, minutes }: TemplateParams['CALLER_CODE' | 'VERIFICATION_CODE']): SmsContent => ({
    template,
    params: { code, minutes: new Secret(String(minutes)) },
  });

/** The approved text that says a message's news by SMS; null for what operators approved no text for. */
export const smsFor: {
  readonly [Kind in TemplateKind]: ((params: TemplateParams[Kind]) => SmsContent) | null;
} = {
  PASSWORD_RESET_BY_ADMIN: CHANGED,
  SET_PASSWORD_LINK: null,
  PASSWORD_CHANGED: CHANGED,
  PASSWORD_RESET_BY_SELF: CHANGED,
  RESET_NOT_POSSIBLE: null,
  VERIFICATION_CODE: withCode('VERIFICATION_CODE'),
  CALLER_CODE: withCode('CALLER_CODE'),
  RECOVERY_CHANNEL_CHANGED: () => ({ template: 'RECOVERY_CHANNEL_CHANGED', params: {} }),
  VERIFY_CHANNEL: null,
  WAS_THIS_YOU: null,
  OWNER_RECOVERED: null,
};
