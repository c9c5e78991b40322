import { describe, expect, it } from '@jest/globals';
import { LOCALES } from '@keyledger/kernel';
import { PASSWORD_RULE_CODES } from '../rules/index.js';
import { examplePolicy } from '../testing/index.js';
import { requirements } from './requirements.js';

describe('the requirements of a policy', () => {
  it('list every rule once, with its numbers, in the order of the pipeline', () => {
    const listed = requirements(examplePolicy, 'en');
    expect(listed.map(({ code }) => code)).toEqual(PASSWORD_RULE_CODES);
    expect(listed[0]).toEqual({
      code: 'TOO_SHORT',
      sentence: 'At least 10 characters.',
      parameters: { min: 10 },
    });
  });

  it.each(LOCALES)('have a sentence of their own for each rule in %s', (locale) => {
    const sentences = requirements(examplePolicy, locale).map(({ sentence }) => sentence);
    expect(new Set(sentences).size).toBe(PASSWORD_RULE_CODES.length);
  });

  it('are written in Chinese where Chinese is asked for', () => {
    expect(requirements(examplePolicy, 'zh-CN')[0]?.sentence).toBe('至少 10 个字符。');
  });

  it('leave out what the policy does not ask for', () => {
    const classes = { upper: false, lower: true, digit: true, special: false };
    const lenient = { ...examplePolicy, classes, forbidPersonal: false };
    expect(requirements(lenient, 'en').map(({ code }) => code)).toEqual([
      'TOO_SHORT',
      'TOO_LONG',
      'UNREADABLE_CHARACTER',
      'MISSING_LOWER',
      'MISSING_DIGIT',
    ]);
  });
});
