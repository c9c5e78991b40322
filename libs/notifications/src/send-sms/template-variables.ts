import type { Sms, SmsTemplate } from './sms.js';

/** The variables of each template, in the order of vendors that know them by their place. */
const VARIABLES: Readonly<Record<SmsTemplate, readonly string[]>> = {
  VERIFICATION_CODE: ['code', 'minutes'],
  CALLER_CODE: ['code', 'minutes'],
  PASSWORD_CHANGED: [],
  RECOVERY_CHANNEL_CHANGED: [],
};

/**
 * @returns name and value of each variable of the message's template, in order.
 * @throws TypeError when one is missing.
 */
export function templateVariables({
  template,
  params,
}: Sms): readonly (readonly [string, string])[] {
  return VARIABLES[template].map((name) => {
    const value = params[name];
    if (!value) throw new TypeError(`The text message ${template} needs the variable ${name}`);
    return [name, value.reveal()];
  });
}
