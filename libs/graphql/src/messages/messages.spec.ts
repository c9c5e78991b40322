import { describe, expect, it } from '@jest/globals';
import { Messages, defineMessages, negotiateLocale } from '../index.js';
import { messageArguments } from './message-arguments.js';

describe('Messages', () => {
  it('are rendered in the language asked for', () => {
    defineMessages({
      'zh-CN': { 'test.locked': '{who} 锁定了账户' },
      en: { 'test.locked': '{who} locked the account' },
    });
    expect(Messages.render('zh-CN', 'test.locked', { who: '王小明' })).toBe('王小明 锁定了账户');
    expect(Messages.render('en', 'test.locked', { who: '王小明' })).toBe(
      '王小明 locked the account',
    );
  });

  it('leave markup in values and texts alone', () => {
    defineMessages({
      'zh-CN': { 'test.markup': '<b>{who}</b>' },
      en: { 'test.markup': '<b>{who}</b>' },
    });
    expect(Messages.render('en', 'test.markup', { who: '<i>x</i>' })).toBe('<b><i>x</i></b>');
  });

  it('refuse to render a key that is not there', () => {
    expect(() => Messages.render('en', 'test.nothing')).toThrow('No message test.nothing in en');
  });

  it('refuse to render without their arguments', () => {
    expect(() => Messages.render('en', 'test.locked')).toThrow();
  });

  it('refuse another text under a key that is taken', () => {
    const define = () =>
      defineMessages({ 'zh-CN': { 'test.locked': '别的' }, en: { 'test.locked': 'other' } });
    expect(define).toThrow('The message test.locked is defined twice');
  });

  it('are whole in both languages', () => {
    expect(Messages.gaps()).toEqual([]);
    expect(() => Messages.verify()).not.toThrow();
  });

  it('tell which key lacks a language, and which takes other arguments', () => {
    const texts = {
      'zh-CN': { 'test.gap': '缺', 'test.arguments': '{who}' },
      en: { 'test.arguments': '{whom}' } as Record<'test.gap' | 'test.arguments', string>,
    };
    defineMessages(texts);
    expect(Messages.gaps()).toEqual([
      'test.gap has no text in en',
      'test.arguments takes different arguments in zh-CN and en',
    ]);
    expect(() => Messages.verify()).toThrow('test.gap has no text in en');
  });
});

describe('The arguments of a message', () => {
  it('are found in plurals and choices too', () => {
    expect(
      messageArguments(
        '{count, plural, one {# by {who}} other {# by {whom}}} {kind, select, A {{a}} other {}} {at, date}',
      ),
    ).toEqual(['a', 'at', 'count', 'kind', 'who', 'whom']);
  });
});

describe('The language of an answer', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', null, 'zh-CN'],
    ['en-GB,zh;q=0.5', null, 'en'],
    ['zh;q=0.1, en;q=0.9', null, 'en'],
    ['zh-Hant-TW', null, 'zh-CN'],
    ['en;q=0, zh', null, 'zh-CN'],
    ['fr, de;q=0.8', 'en', 'en'],
    ['*', 'en', 'en'],
    [undefined, 'en', 'en'],
    [undefined, null, 'zh-CN'],
  ] as const)('for %s and the choice %s is %s', (header, chosen, locale) => {
    expect(negotiateLocale(header, chosen)).toBe(locale);
  });
});
