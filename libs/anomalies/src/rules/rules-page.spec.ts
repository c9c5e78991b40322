import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { RULES } from './index.js';
import { rulesPage } from './rules-page.js';

const page = readFileSync(new URL('../../../../docs/rules.md', import.meta.url), 'utf8');
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('The page of rules', () => {
  it('says what the rules are', () => {
    expect(plain(page)).toBe(plain(rulesPage()));
  });

  it('explains each in both languages, under a name of its own', () => {
    expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
    for (const { explanation } of RULES) {
      expect(explanation.en.length).toBeGreaterThan(50);
      expect(explanation['zh-CN']).toMatch(/\p{Script=Han}/u);
    }
  });
});
