import { Secret } from '@keyledger/kernel';
import type { Settings } from './settings.js';
import { listOf } from './setting-lists.js';
import {
  SMS_TEMPLATE_NAMES,
  smsTemplateIds,
  templateSetting,
  type SmsTemplateIds,
  type SmsTemplateName,
  type SmsVendorName,
} from './sms-templates.js';

interface OfEveryVendor {
  readonly endpoint: string;
  readonly signName: string;
  readonly templates: Readonly<Record<SmsTemplateName, SmsTemplateIds>>;
}

/** One vendor of text messages and everything it takes. */
export type SmsVendor =
  | (OfEveryVendor & {
      readonly vendor: 'aliyun';
      readonly accessKeyId: Secret;
      readonly accessKeySecret: Secret;
    })
  | (OfEveryVendor & {
      readonly vendor: 'tencent';
      readonly secretId: Secret;
      readonly secretKey: Secret;
      readonly appId: string;
      readonly region: string;
    });

const VENDORS: Readonly<Record<SmsVendorName, (settings: Settings) => SmsVendor>> = {
  aliyun: (settings) => ({
    vendor: 'aliyun',
    endpoint: settings.KEYLEDGER_ALIYUN_SMS_ENDPOINT,
    accessKeyId: new Secret(given(settings, 'KEYLEDGER_ALIYUN_ACCESS_KEY_ID')),
    accessKeySecret: new Secret(given(settings, 'KEYLEDGER_ALIYUN_ACCESS_KEY_SECRET')),
    signName: given(settings, 'KEYLEDGER_ALIYUN_SMS_SIGN_NAME'),
    templates: templatesOf(settings, 'aliyun'),
  }),
  tencent: (settings) => ({
    vendor: 'tencent',
    endpoint: settings.KEYLEDGER_TENCENT_SMS_ENDPOINT,
    secretId: new Secret(given(settings, 'KEYLEDGER_TENCENT_SECRET_ID')),
    secretKey: new Secret(given(settings, 'KEYLEDGER_TENCENT_SECRET_KEY')),
    appId: given(settings, 'KEYLEDGER_TENCENT_SMS_APP_ID'),
    region: settings.KEYLEDGER_TENCENT_SMS_REGION,
    signName: given(settings, 'KEYLEDGER_TENCENT_SMS_SIGN_NAME'),
    templates: templatesOf(settings, 'tencent'),
  }),
};

export function isSmsVendor(name: string): name is SmsVendorName {
  return Object.hasOwn(VENDORS, name);
}

/** @param settings that the rules found nothing wrong with. */
export function smsVendorsOf(settings: Settings): readonly SmsVendor[] {
  return listOf(settings.KEYLEDGER_SMS_VENDORS)
    .filter(isSmsVendor)
    .map((vendor) => VENDORS[vendor](settings));
}

function templatesOf(settings: Settings, vendor: SmsVendorName): SmsVendor['templates'] {
  return Object.fromEntries(
    SMS_TEMPLATE_NAMES.map((template) => {
      const ids = smsTemplateIds(given(settings, templateSetting(vendor, template)));
      return [template, ids];
    }),
  ) as SmsVendor['templates'];
}

type TextSetting = {
  [Name in keyof Settings]: Settings[Name] extends string | undefined ? Name : never;
}[keyof Settings];

function given(settings: Settings, name: NonNullable<TextSetting>): string {
  const value = settings[name];
  if (value === undefined) throw new TypeError(`${name} should have been missed by the rules`);
  return value;
}
