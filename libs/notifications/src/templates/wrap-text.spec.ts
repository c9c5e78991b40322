import { describe, expect, it } from '@jest/globals';
import { wrapText } from './wrap-text.js';

const columns = (line: string) =>
  [...line].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);

describe('A wrapped paragraph', () => {
  it.each([
    [
      'words',
      'a paragraph of words that goes on for longer than any line of a mail should be '.repeat(4),
    ],
    ['Chinese', '如果这不是您本人操作，请立即联系蓝山科技的管理员：他们可以锁定邮箱。'.repeat(5)],
    [
      'both',
      '邮箱 zhang.wei@blue-hill.example 已于 2026年11月23日 16:00 通过“忘记密码”设置了新密码。'.repeat(
        3,
      ),
    ],
  ])('has no line over 72 columns, and loses nothing, in %s', (_, text) => {
    const wrapped = wrapText(text);
    const lines = wrapped.split('\n');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(72);
    expect(wrapped.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  });

  it('never begins a line with a mark that closes, nor ends one with a mark that opens', () => {
    for (let length = 25; length < 45; length += 1) {
      const text = `${'字'.repeat(length)}“忘记密码”，${'字'.repeat(30)}（注）。`;
      for (const line of wrapText(text).split('\n')) {
        expect(line).not.toMatch(/^[，。、；：！？）》」”’]/);
        expect(line).not.toMatch(/[（《「“‘]$/);
      }
    }
  });

  it('keeps a date whole', () => {
    for (let length = 25; length < 37; length += 1) {
      expect(wrapText(`${'字'.repeat(length)}2026年11月23日 16:00`)).toContain('2026年11月23日');
    }
  });

  it('keeps an address whole, however long it is', () => {
    const address = `${'a'.repeat(64)}@${'b'.repeat(60)}.example`;
    expect(wrapText(`The password of ${address} was changed.`).split('\n')).toEqual([
      'The password of',
      address,
      'was changed.',
    ]);
  });
});
