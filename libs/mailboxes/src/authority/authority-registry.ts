import { InstalledAuthorities, KEYLEDGER } from '@keyledger/accounts';
import type { MailboxAuthority } from './mailbox-authority.port.js';

const NAME = /^[A-Z][A-Z0-9_]{0,31}$/;

/** The provider connectors that this installation has, by name. Also the Nest token. */
export class AuthorityRegistry extends InstalledAuthorities {
  readonly #byName = new Map<string, MailboxAuthority>();

  /** @throws on a name that is malformed, taken, or Keyledger's own. */
  constructor(authorities: readonly MailboxAuthority[]) {
    super();
    for (const authority of authorities) {
      const { name } = authority;
      if (!NAME.test(name) || name === KEYLEDGER) {
        throw new Error(`No mailbox authority can be called ${name}`);
      }
      if (this.#byName.has(name)) throw new Error(`Two mailbox authorities are called ${name}`);
      this.#byName.set(name, authority);
    }
  }

  /** Null: this installation has no such connector. */
  find(name: string): MailboxAuthority | null {
    return this.#byName.get(name) ?? null;
  }

  /** In the order given. */
  names(): readonly string[] {
    return [...this.#byName.keys()];
  }
}
