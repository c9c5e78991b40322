import { describe, expect, it } from '@jest/globals';
import { typedCode } from './typed-code.js';

describe('A typed code', () => {
  it.each([
    ['123456', '123456'],
    [' 123 456 ', '123456'],
    ['123-456', '123456'],
    ['１２３４５６', '123456'],
    ['12345a', '12345a'],
  ])('%j is read as %s', (typed, code) => {
    expect(typedCode(typed).reveal()).toBe(code);
  });
});
