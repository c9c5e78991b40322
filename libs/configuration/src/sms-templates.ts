import { LOCALES, type Locale } from '@keyledger/kernel';
import { Type } from '@sinclair/typebox';
import { text } from './setting-kinds.js';
import { listOf } from './setting-lists.js';

/** Ids by language; at least one is there. */
export type SmsTemplateIds = Readonly<Partial<Record<Locale, string>>>;

/** What each template says; its words are in docs/operations.md. */
const TEMPLATES = {
  VERIFICATION_CODE: 'a verification code',
  CALLER_CODE: 'the code that a caller reads out to the help desk',
  PASSWORD_CHANGED: 'that the password was changed',
  RECOVERY_CHANNEL_CHANGED: 'that a recovery address or number was changed',
} as const;
export type SmsTemplateName = keyof typeof TEMPLATES;
export const SMS_TEMPLATE_NAMES = Object.keys(TEMPLATES) as readonly SmsTemplateName[];

export type SmsVendorName = 'aliyun' | 'tencent';
type TemplateSetting<Vendor extends SmsVendorName> =
  `KEYLEDGER_${Uppercase<Vendor>}_SMS_TEMPLATE_${SmsTemplateName}`;

/** The setting of one template of one vendor. */
export function templateSetting<Vendor extends SmsVendorName>(
  vendor: Vendor,
  template: SmsTemplateName,
): TemplateSetting<Vendor> {
  const name = vendor.toUpperCase() as Uppercase<Vendor>;
  return `KEYLEDGER_${name}_SMS_TEMPLATE_${template}`;
}

/** One setting a template. */
export function smsTemplates<Vendor extends SmsVendorName>(
  vendor: Vendor,
  vendorName: string,
  example: string,
) {
  const setting = (template: SmsTemplateName) =>
    Type.Optional(
      text({
        description: `${vendorName}: ids of the template that says ${TEMPLATES[template]}, by language, such as \`${example}\`. One language is enough.`,
      }),
    );
  return Object.fromEntries(
    SMS_TEMPLATE_NAMES.map((template) => [templateSetting(vendor, template), setting(template)]),
  ) as Record<TemplateSetting<Vendor>, ReturnType<typeof setting>>;
}

/** @returns undefined for what is not `zh-CN=<id>,en=<id>` or one of both. */
export function smsTemplateIds(value: string): SmsTemplateIds | undefined {
  const ids: Partial<Record<Locale, string>> = {};
  for (const entry of listOf(value)) {
    const [, language, id] = /^([^=]+)=([\w-]{1,64})$/.exec(entry) ?? [];
    const locale = LOCALES.find((known) => known === language);
    if (!locale || ids[locale] !== undefined) return undefined;
    ids[locale] = id;
  }
  return Object.keys(ids).length > 0 ? ids : undefined;
}
