import { Secret, type Locale } from '@keyledger/kernel';
import { inWords, type TemplateParams } from '../templates/index.js';

const ABOUT = {
  name: '张伟',
  address: 'zhang.wei@blue-hill.example',
  organization: '蓝山科技',
} as const;
const MOMENT = '2026-11-23T08:00:00.000Z';
const LINK = new Secret(
  'https://id.blue-hill.example/l/7GmS0lYp3nYw2fW1mJ5uQxT8cRz4vKbEoHdNaXs9Lq0',
);
const CODE = new Secret('482913');

/** Values that nobody really has, for every template. */
export function sampleParams(locale: Locale): TemplateParams {
  const moment = inWords(MOMENT, locale, 'Asia/Shanghai');
  return {
    PASSWORD_RESET_BY_ADMIN: ABOUT,
    SET_PASSWORD_LINK: { ...ABOUT, link: LINK, expiresAt: moment },
    PASSWORD_CHANGED: ABOUT,
    PASSWORD_RESET_BY_SELF: { ...ABOUT, when: moment },
    RESET_NOT_POSSIBLE: ABOUT,
    VERIFICATION_CODE: { ...ABOUT, code: CODE, minutes: 30, link: LINK },
    CALLER_CODE: { ...ABOUT, code: CODE, minutes: 5 },
    RECOVERY_CHANNEL_CHANGED: {
      ...ABOUT,
      kind: 'PHONE',
      destination: '+86 138****8000',
      isAddition: false,
    },
    VERIFY_CHANNEL: { ...ABOUT, link: LINK, expiresAt: moment },
    WAS_THIS_YOU: { ...ABOUT, link: LINK, when: moment },
    OWNER_RECOVERED: ABOUT,
  };
}
