import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { describeConfiguration } from './index.js';

describe('describeConfiguration', () => {
  it('is what docs/configuration.md says (run: node tools/configuration-docs.mjs)', () => {
    const page = new URL('../../../docs/configuration.md', import.meta.url);
    expect(readFileSync(page, 'utf8')).toBe(describeConfiguration());
  });
});
