import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { LOCALES } from '@keyledger/kernel';
import { notificationMessagesEn } from '../messages.en.js';
import { notificationMessagesZhCn } from '../messages.zh-CN.js';
import { SMS_TEMPLATES } from './index.js';

const page = readFileSync(new URL('../../../../docs/operations.md', import.meta.url), 'utf8');
const texts = { 'zh-CN': notificationMessagesZhCn, en: notificationMessagesEn };

describe('the texts that operators have approved', () => {
  it.each(
    SMS_TEMPLATES.flatMap((template) => LOCALES.map((locale) => [template, locale] as const)),
  )('are those of docs/operations.md: %s in %s', (template, locale) => {
    const row = page
      .split('\n')
      .find((line) => line.startsWith(`| \`${template}\``) && line.includes(`| ${locale} `));
    expect(row?.split('|')[3]?.trim()).toBe(texts[locale][`sms.${template}`]);
  });
});
