import { DEFAULT_LOCALE } from '@keyledger/kernel';
import type { Locale } from '@keyledger/kernel';

const BY_LANGUAGE: Readonly<Record<string, Locale>> = { zh: 'zh-CN', en: 'en' };

/**
 * The language to answer in: the first of ours in `Accept-Language` (RFC 9110 §12.5.4, by weight), else the
 * person's or organization's choice, else zh-CN. Any Chinese is answered in zh-CN, any English in en.
 */
export function negotiateLocale(
  acceptLanguage: string | undefined,
  chosen: Locale | null = null,
): Locale {
  const wanted = (acceptLanguage ?? '')
    .slice(0, 256)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().split(';');
      const q = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { locale: BY_LANGUAGE[tag.toLowerCase().split('-')[0] ?? ''], q: Number(q ?? 1) };
    })
    .filter(({ locale, q }) => locale !== undefined && q > 0)
    .sort((a, b) => b.q - a.q);
  return wanted[0]?.locale ?? chosen ?? DEFAULT_LOCALE;
}
