import { describe, expect, it } from '@jest/globals';
import { Messages } from '@keyledger/graphql';
import { LOCALES, Secret } from '@keyledger/kernel';
import { sampleParams } from '../preview/sample-params.js';
import { composeMessage } from './compose-message.js';
import { paragraph, type Part } from './part.js';
import { TEMPLATE_KINDS, templates, type TemplateKind } from './templates.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** What a person reads, without blanks, since lines are broken at different places. */
const readText = (text: string) => text.replace(/\s/g, '');
const readHtml = (markup: string) =>
  readText(
    markup
      .replace(/<head>.*<\/head>/s, '')
      .replace(/<[^>]*>/g, '')
      .replace(/&[a-z#0-9]+;/g, (entity) => ENTITIES[entity] ?? entity),
  );

const cases = TEMPLATE_KINDS.flatMap((kind) => LOCALES.map((locale) => ({ kind, locale })));

function partsOf<Kind extends TemplateKind>(kind: Kind, locale: 'zh-CN' | 'en'): readonly Part[] {
  return templates[kind](sampleParams(locale)[kind]);
}

describe('The messages', () => {
  it('are whole in both languages', () => {
    expect(Messages.gaps()).toEqual([]);
  });

  it.each(cases)('$kind in $locale says the same as text and as HTML', ({ kind, locale }) => {
    const { text, html } = composeMessage<TemplateKind>(kind, sampleParams(locale)[kind], locale);
    const parts = partsOf(kind, locale);
    const said = parts.flatMap((part) => {
      if (part.kind === 'CODE') return [part.code.reveal()];
      const sentence = Messages.render(locale, part.phrase.key, part.phrase.params);
      return part.kind === 'BUTTON' ? [sentence, part.link.reveal()] : [sentence];
    });
    expect(readText(text.reveal())).toBe(readText(said.join('')));
    expect(readHtml(html.reveal())).toBe(readText(said.join('')));
    expect(parts.at(-1)?.kind).toBe('CLOSING');
  });

  it.each(cases)('$kind in $locale fetches nothing and runs nothing', ({ kind, locale }) => {
    const { html } = composeMessage<TemplateKind>(kind, sampleParams(locale)[kind], locale);
    const markup = html.reveal();
    expect(markup).toContain(`<html lang="${locale}">`);
    expect(markup).not.toMatch(/<(img|script|link|iframe|style|table|object)|url\(|src=|\son\w+=/i);
    const links = partsOf(kind, locale).flatMap((part) =>
      part.kind === 'BUTTON' ? [part.link.reveal()] : [],
    );
    expect([...markup.matchAll(/href="([^"]*)"/g)].map(([, link]) => link)).toEqual(links);
  });

  it('have subjects that say neither code nor link', () => {
    const { subject } = composeMessage(
      'VERIFICATION_CODE',
      sampleParams('en').VERIFICATION_CODE,
      'en',
    );
    expect(subject).toBe('Your verification code');
  });

  it('escape whatever is filled in', () => {
    const { html, text } = composeMessage(
      'SET_PASSWORD_LINK',
      {
        name: '<img src=x onerror="alert(1)">',
        address: "o'hara&co@example.com",
        organization: '{name} <b>',
        link: new Secret('https://id.example.com/l/"><script>'),
        expiresAt: '<i>',
      },
      'en',
    );
    expect(html.reveal()).not.toMatch(/<img|<script|<b>|<i>|"><s/);
    expect(html.reveal()).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
    expect(html.reveal()).toContain('o&#39;hara&amp;co@example.com');
    expect(text.reveal()).toContain("o'hara&co@example.com");
    expect(text.reveal()).toContain('{name} <b>');
  });

  it('greet nobody by name whose name is gone', () => {
    const about = { ...sampleParams('en').PASSWORD_CHANGED, name: null };
    const { text } = composeMessage('PASSWORD_CHANGED', about, 'en');
    expect(text.reveal()).toMatch(/^Hello,\n\n/);
  });

  it('show codes and links on lines of their own', () => {
    const params = sampleParams('zh-CN').VERIFICATION_CODE;
    const lines = composeMessage('VERIFICATION_CODE', params, 'zh-CN').text.reveal().split('\n');
    expect(lines).toContain(params.code.reveal());
    expect(lines).toContain(params.link?.reveal());
  });

  it('offer no link where only the code proves', () => {
    const params = { ...sampleParams('en').VERIFICATION_CODE, link: null };
    const { text, html } = composeMessage('VERIFICATION_CODE', params, 'en');
    expect(text.reveal()).not.toContain('http');
    expect(html.reveal()).not.toContain('href');
  });

  it('cannot be worded without an argument of theirs', () => {
    // @ts-expect-error the address is missing
    const forgotten = paragraph('mail.PASSWORD_CHANGED.changed', {});
    // @ts-expect-error so are all of them
    const bare = paragraph('mail.CALLER_CODE.code');
    for (const part of [forgotten, bare]) {
      const { key, params } = 'phrase' in part ? part.phrase : { key: '', params: {} };
      expect(() => Messages.render('en', key, params)).toThrow(/was not provided/);
    }
  });

  it('cannot be composed without what their kind needs', () => {
    const about = sampleParams('en').PASSWORD_CHANGED;
    // @ts-expect-error a code needs more than a mailbox
    expect(() => composeMessage('CALLER_CODE', about, 'en')).toThrow();
  });
});
