import { PasswordHasher, Vault } from '@keyledger/credentials';
import { AggregateStore } from '@keyledger/event-store';
import { Clock, reject, type Rejection, type Secret } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';
import { accountAggregate, isExpired, type Account } from './account.state.js';
import { busyWhenHashesQueue } from './busy-when-hashes-queue.js';
import { PasswordGuesses } from './password-guesses.port.js';

/** `proved`: with the account as it was then, whose credential the proof was of. */
export type CurrentPasswordProof =
  | { readonly outcome: 'proved'; readonly account: Account }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };

/** The one way in which whoever holds a session shows that the mailbox is theirs (OWASP ASVS 5.0, 6.2.3 and 7.5.1). */
@Injectable()
export class ProveCurrentPassword {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly hasher: PasswordHasher,
    private readonly vault: Vault,
    private readonly guesses: PasswordGuesses,
    private readonly clock: Clock,
  ) {}

  /** Rejections: `CurrentPasswordWrong` (with the path `currentPassword`), `RateLimited`, `Busy`. */
  prove(accountId: string, password: Secret): Promise<CurrentPasswordProof> {
    return busyWhenHashesQueue(async () => {
      const { state: account } = await this.aggregates.load(accountAggregate, accountId);
      const rejection = await this.whyWrong(accountId, password, account);
      return rejection ? { outcome: 'rejected', rejection } : { outcome: 'proved', account };
    });
  }

  private async whyWrong(
    accountId: string,
    password: Secret,
    { credential }: Account,
  ): Promise<Rejection | null> {
    const wrong = reject('CurrentPasswordWrong', { path: ['currentPassword'] });
    if (!credential || isExpired(credential, this.clock.now())) return wrong;
    const hash = await this.vault.passwordHash(credential.id);
    if (!hash) return wrong;

    const guess = await this.guesses.admit(accountId);
    if ('retryAfter' in guess) return reject('RateLimited', { retryAfter: guess.retryAfter });
    try {
      const { matches } = await this.hasher.verify(password, hash);
      if (matches) await guess.right();
      return matches ? null : wrong;
    } catch (error) {
      await guess.abandoned();
      throw error;
    }
  }
}
