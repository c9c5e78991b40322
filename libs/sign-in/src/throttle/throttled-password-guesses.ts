import { PasswordGuesses, type PasswordGuess } from '@keyledger/accounts';
import { KeyRing } from '@keyledger/keys';
import { Clock } from '@keyledger/kernel';
import { Postgres } from '@keyledger/postgres';
import { Injectable } from '@nestjs/common';
import type { ThrottleKey } from './throttle-key.js';
import { ThrottleRows } from './throttle-rows.js';
import { ADDRESS_RULE } from './waits.js';

/** Guesses at the current password, counted by the rule of sign-ins and apart from them. */
@Injectable()
export class ThrottledPasswordGuesses extends PasswordGuesses {
  readonly #rows: ThrottleRows;

  constructor(
    postgres: Postgres,
    private readonly keys: KeyRing,
    private readonly clock: Clock,
  ) {
    super();
    this.#rows = new ThrottleRows(postgres);
  }

  async admit(accountId: string): Promise<PasswordGuess | { readonly retryAfter: number }> {
    const hmac = this.keys.blindIndex('sign-in-throttle/OWN_PASSWORD', accountId);
    const key: ThrottleKey = { kind: 'OWN_PASSWORD', hmac };
    const now = this.clock.now();
    if (!(await this.#rows.count(key, ADDRESS_RULE, now))) {
      return { retryAfter: (await this.#rows.refuseIfBlocked(key, now)) || 1 };
    }
    return { right: () => this.#rows.forget(key), abandoned: () => this.#rows.takeBack(key) };
  }
}
