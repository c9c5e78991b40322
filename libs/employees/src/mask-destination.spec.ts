import { describe, expect, it } from '@jest/globals';
import { maskDestination } from './mask-destination.js';

describe('Masked recovery channels', () => {
  it.each([
    ['EMAIL', 'zhang.wei@example.com', 'z***@example.com'],
    ['EMAIL', 'z@example.com', 'z***@example.com'],
    ['PHONE', '+8613800138000', '+86 138****8000'],
    ['PHONE', '+12025550100', '+1202*****00'],
  ] as const)('show of %s %s only %s', (kind, destination, masked) => {
    expect(maskDestination(kind, destination)).toBe(masked);
  });
});
