import { describe, expect, it } from '@jest/globals';
import {
  domainOf,
  normaliseAddress,
  normaliseDomain,
  normaliseEmployeeNumber,
  normalisePhone,
} from './index.js';

describe('normaliseAddress', () => {
  it.each([
    ['Li.Na@Example.COM', 'li.na@example.com'],
    ['  wang@example.com ', 'wang@example.com'],
    ['ｌｉ@ｅｘａｍｐｌｅ.com', 'li@example.com'],
    ['info@例え.テスト', 'info@xn--r8jz45g.xn--zckzah'],
    ['o’brien@example.com', null],
    ["o'brien+x@example.com", "o'brien+x@example.com"],
    [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
    [`${'a'.repeat(65)}@example.com`, null],
    [`a@${'b.'.repeat(125)}example.com`, null],
    ['"quoted one"@example.com', null],
    ['.a@example.com', null],
    ['a..b@example.com', null],
    ['a@localhost', null],
    ['a@127.0.0.1', null],
    ['a@[127.0.0.1]', null],
    ['a@example.com/x', null],
    ['a@exa%6dple.com', null],
    ['张伟@example.com', null],
    ['@example.com', null],
    ['example.com', null],
    ['', null],
  ])('reads %j as %j', (input, expected) => {
    expect(normaliseAddress(input)).toBe(expected);
  });

  it('knows the domain of what it made', () => {
    expect(domainOf('li.na@example.com')).toBe('example.com');
  });
});

describe('normaliseDomain', () => {
  it.each([
    ['Example.Com.', 'example.com'],
    ['公司.中国', 'xn--55qx5d.xn--fiqs8s'],
    ['example', null],
    ['1.2', null],
    ['-a.example.com', null],
    ['a b.example.com', null],
    [`${'a'.repeat(64)}.com`, null],
  ])('reads %j as %j', (input, expected) => {
    expect(normaliseDomain(input)).toBe(expected);
  });
});

describe('normaliseEmployeeNumber', () => {
  it.each([
    ['E 0047 11', 'e004711'],
    ['Ｅ００１', 'e001'],
    ['  ', null],
    ['x'.repeat(65), null],
    ['a\u0000b', null],
  ])('reads %j as %j', (input, expected) => {
    expect(normaliseEmployeeNumber(input)).toBe(expected);
  });
});

describe('normalisePhone', () => {
  it.each([
    ['138 0000 0000', '+8613800000000'],
    ['+86 138-0000-0000', '+8613800000000'],
    ['0086 13800000000', '+8613800000000'],
    ['１３８００００００００', '+8613800000000'],
    ['010-5555 0100', '+861055550100'],
    ['(0571) 55550100', '+8657155550100'],
    ['+1 202 555 0100', '+12025550100'],
    ['5550100', null],
    ['+0123456789', null],
    ['phone', null],
    ['', null],
  ])('reads %j as %j', (input, expected) => {
    expect(normalisePhone(input)).toBe(expected);
  });
});
