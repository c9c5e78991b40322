import { LOCALES, type Locale } from '@keyledger/kernel';
import type { Sms, SmsTemplate } from './sms.js';

/** A vendor's ids of the templates that it approved. */
export type ApprovedTemplates = Readonly<
  Record<SmsTemplate, Readonly<Partial<Record<Locale, string>>>>
>;

/**
 * @returns the vendor's id of the message's template: in its language, or else in another, since people rather get a code
 *   in the wrong language than none. Undefined where there is none at all.
 */
export function approvedTemplate(
  templates: ApprovedTemplates,
  { template, locale }: Pick<Sms, 'template' | 'locale'>,
): string | undefined {
  const ids = templates[template];
  return [locale, ...LOCALES].map((language) => ids[language]).find((id) => id !== undefined);
}
