import type { Locale, Secret } from '@keyledger/kernel';

/** Texts that operators have approved by their SMS vendors; only their variables can be filled in. */
export const SMS_TEMPLATES = [
  /** `code`, `minutes`. */
  'VERIFICATION_CODE',
  /** The help desk asked for it: read it out to nobody else. `code`, `minutes`. */
  'CALLER_CODE',
  /** No variables. */
  'PASSWORD_CHANGED',
  /** No variables. */
  'RECOVERY_CHANNEL_CHANGED',
] as const;
export type SmsTemplate = (typeof SMS_TEMPLATES)[number];

/** One text message to one telephone. Its number and what fills its template may be secret. */
export interface Sms {
  /** A UUID; the same message tried again has the same id. */
  readonly id: string;
  /** E.164, such as `+8613800138000`. */
  readonly to: Secret;
  readonly template: SmsTemplate;
  /** Values of the template's variables. */
  readonly params: Readonly<Record<string, Secret>>;
  readonly locale: Locale;
}
