import { describe, expect, it } from '@jest/globals';
import { checkPassword } from '../rules/index.js';
import { examplePolicy, zhangXiaoming } from '../testing/index.js';
import { generatePassword, PolicyCannotBeSatisfied } from './generate-password.js';

const many = Array.from({ length: 2_000 }, () => generatePassword(examplePolicy, zhangXiaoming));
const typed = many.map((password) => password.reveal());

describe('a generated password', () => {
  it('has 16 characters, all four classes and no look-alikes', () => {
    for (const password of typed) {
      expect(password).toMatch(/^(?=.*[A-Z])(?=.*[a-z])(?=.*[2-9])(?=.*[!#$%*+\-?@^_]).{16}$/);
      expect(password).not.toMatch(/[0Oo1lIi|]/);
    }
  });

  it('is never the same twice', () => {
    expect(new Set(typed).size).toBe(typed.length);
  });

  it('draws every character in every place, none much oftener than another of its class', () => {
    const counts = new Map<string, number>();
    for (const character of typed.join('')) {
      counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    const upper = [...counts].filter(([character]) => /[A-Z]/.test(character));
    expect(upper).toHaveLength(24);
    const shares = upper.map(([, count]) => count);
    expect(Math.max(...shares) / Math.min(...shares)).toBeLessThan(1.5);
    for (let place = 0; place < 16; place += 1) {
      const classes = new Set(typed.map((password) => classOf(password.charAt(place))));
      expect(classes.size).toBe(4);
    }
  });

  it('keeps the rules that a chosen password must keep', () => {
    const unlucky = { ...zhangXiaoming, employeeNumber: 'ab' };
    for (let n = 0; n < 500; n += 1) {
      const password = generatePassword(examplePolicy, unlucky);
      expect(checkPassword(password, unlucky, examplePolicy).violations).toEqual([]);
    }
  });

  it('is as long as the policy asks', () => {
    const policy = { ...examplePolicy, minLength: 40 };
    expect(generatePassword(policy, zhangXiaoming).reveal()).toHaveLength(40);
  });

  it('says so when no password can satisfy the policy', () => {
    const impossible = { ...examplePolicy, maxLength: 8 };
    expect(() => generatePassword(impossible, zhangXiaoming)).toThrow(PolicyCannotBeSatisfied);
  });
});

function classOf(character: string): string {
  if (/[A-Z]/.test(character)) return 'upper';
  if (/[a-z]/.test(character)) return 'lower';
  return /\d/.test(character) ? 'digit' : 'special';
}
