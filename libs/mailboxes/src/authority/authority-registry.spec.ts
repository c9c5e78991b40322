import { describe, expect, it } from '@jest/globals';
import { AuthorityRegistry } from './authority-registry.js';
import type { MailboxAuthority } from './mailbox-authority.port.js';

function called(name: string): MailboxAuthority {
  const applied = () => Promise.resolve({ kind: 'APPLIED', effectiveAt: new Date() } as const);
  return { name, setPassword: applied, setEnabled: applied };
}

describe('the registry of mailbox authorities', () => {
  it('finds a connector by name, and says when there is none', () => {
    const exmail = called('EXMAIL');
    const registry = new AuthorityRegistry([exmail, called('ALIMAIL')]);
    expect(registry.find('EXMAIL')).toBe(exmail);
    expect(registry.find('NETEASE')).toBeNull();
    expect(registry.names()).toEqual(['EXMAIL', 'ALIMAIL']);
  });

  it.each([
    ['a malformed name', [called('exmail')]],
    ['the name of Keyledger itself', [called('KEYLEDGER')]],
    ['one name twice', [called('EXMAIL'), called('EXMAIL')]],
  ])('refuses %s', (_what, authorities) => {
    expect(() => new AuthorityRegistry(authorities)).toThrow();
  });
});
