import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';
import { UnstorableValue } from './codec-errors.js';

describe('canonical JSON', () => {
  it('sorts members by UTF-16 code units at every depth', () => {
    const value = { '\ufb33': 1, '\u{1f600}': 2, b: { z: 1, a: [{ y: 1, x: 2 }] }, B: 3 };
    expect(canonicalJson(value)).toBe(
      '{"B":3,"b":{"a":[{"x":2,"y":1}],"z":1},"\u{1f600}":2,"\ufb33":1}',
    );
  });

  it('writes numbers as ECMAScript does (RFC 8785 §3.2.2.3)', () => {
    const numbers = [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0];
    expect(canonicalJson(numbers)).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27,0]');
  });

  it('reads back as the same value, whatever the order of its members', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/\\u(0000|d[89a-f])/i.test(text));
        const written = canonicalJson(JSON.parse(text));
        expect(JSON.parse(written)).toEqual(JSON.parse(text));
        expect(canonicalJson(JSON.parse(written))).toBe(written);
      }),
    );
  });

  it.each([
    ['NUL', { note: ['a\0b'] }, '/note/0'],
    ['a lone surrogate', { name: '\ud83d' }, '/name'],
    ['a lone surrogate in a name', { ['\udc00']: 1 }, '/\udc00'],
    ['a number that is none', { n: Number.NaN }, '/n'],
    ['an endless number', { n: Infinity }, '/n'],
    ['a bigint', { n: 1n }, '/n'],
    ['a date', { at: new Date(0) }, '/at'],
  ])('refuses %s and says where', (_what, value, path) => {
    expect(() => canonicalJson(value)).toThrow(UnstorableValue);
    expect(() => canonicalJson(value)).toThrow(`The value at ${path} `);
  });
});
