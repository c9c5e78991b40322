import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { Secret } from './secret.js';

describe('a secret', () => {
  it('is spelled by nothing but reveal', () => {
    const secret = new Secret('Yue-liang 9');
    const spelled = [`${secret}`, String(secret), JSON.stringify({ secret }), inspect({ secret })];
    expect(spelled.join(' ')).not.toContain('Yue');
    expect(Object.values(secret)).toEqual([]);
    expect(secret.reveal()).toBe('Yue-liang 9');
  });
});
