import { isSmsVendor } from '../sms-vendors.js';
import {
  SMS_TEMPLATE_NAMES,
  smsTemplateIds,
  templateSetting,
  type SmsVendorName,
} from '../sms-templates.js';
import { listOf } from '../setting-lists.js';
import { isSecret, type SettingName, type Settings } from '../settings.js';
import type { Rule } from './rule.js';

const NEEDED: Readonly<Record<SmsVendorName, readonly SettingName[]>> = {
  aliyun: [
    'KEYLEDGER_ALIYUN_ACCESS_KEY_ID',
    'KEYLEDGER_ALIYUN_ACCESS_KEY_SECRET',
    'KEYLEDGER_ALIYUN_SMS_SIGN_NAME',
    ...templateSettings('aliyun'),
  ],
  tencent: [
    'KEYLEDGER_TENCENT_SECRET_ID',
    'KEYLEDGER_TENCENT_SECRET_KEY',
    'KEYLEDGER_TENCENT_SMS_APP_ID',
    'KEYLEDGER_TENCENT_SMS_SIGN_NAME',
    ...templateSettings('tencent'),
  ],
};

const ENDPOINTS = ['KEYLEDGER_ALIYUN_SMS_ENDPOINT', 'KEYLEDGER_TENCENT_SMS_ENDPOINT'] as const;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

export const smsVendorsAreKnown: Rule = ({ KEYLEDGER_SMS_VENDORS: value }) => {
  const vendors = listOf(value);
  if (vendors.every(isSmsVendor) && new Set(vendors).size === vendors.length) return [];
  return [`KEYLEDGER_SMS_VENDORS must name aliyun, tencent or both, each once, and is "${value}".`];
};

/** A vendor that could not send this or that message would show it when somebody waits for a code. */
export const smsVendorsAreComplete: Rule = (settings) =>
  namedVendors(settings).flatMap((vendor) => {
    const missing = NEEDED[vendor].filter((name) => settings[name] === undefined);
    if (missing.length === 0) return [];
    const names = missing.map((name) => (isSecret(name) ? `${name} (or its _FILE)` : name));
    return [
      `KEYLEDGER_SMS_VENDORS names ${vendor}, so these must be set too: ${names.join(', ')}.`,
    ];
  });

export const smsTemplatesAreReadable: Rule = (settings) =>
  [...templateSettings('aliyun'), ...templateSettings('tencent')].flatMap((name) => {
    const value = settings[name];
    if (value === undefined || smsTemplateIds(value)) return [];
    return [
      `${name} must be zh-CN=<id>, en=<id> or both, separated by a comma, and is "${value}".`,
    ];
  });

/** Numbers and codes travel by these. */
export const smsEndpointsAreEncrypted: Rule = (settings) =>
  ENDPOINTS.flatMap((name) => {
    if (!URL.canParse(settings[name])) return [];
    const { protocol, hostname, pathname, search, hash, username } = new URL(settings[name]);
    const plain = pathname === '/' && !search && !hash && !username;
    const safe = protocol !== 'http:' || LOOPBACK.includes(hostname);
    return [
      ...(plain ? [] : [`${name} must be an origin alone, without path, query or login.`]),
      ...(safe || settings.KEYLEDGER_MODE === 'local'
        ? []
        : [`${name} must begin with https:// in production.`]),
    ];
  });

function namedVendors({ KEYLEDGER_SMS_VENDORS: value }: Settings): readonly SmsVendorName[] {
  return [...new Set(listOf(value).filter(isSmsVendor))];
}

function templateSettings(vendor: SmsVendorName) {
  return SMS_TEMPLATE_NAMES.map((template) => templateSetting(vendor, template));
}
