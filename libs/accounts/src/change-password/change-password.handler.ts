import { Clock, reject, type Rejection, type Secret } from '@keyledger/kernel';
import { AggregateStore } from '@keyledger/event-store';
import { PasswordHasher, Vault } from '@keyledger/credentials';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { AccountChanged } from '../account-changed.js';
import { accountAggregate, isExpired, type Account } from '../account.state.js';
import { busyWhenHashesQueue } from '../busy-when-hashes-queue.js';
import { PasswordGuesses } from '../password-guesses.port.js';
import { ReplacePassword } from '../replace-password.js';
import { ChangePassword } from './change-password.command.js';

@CommandHandler(ChangePassword)
export class ChangePasswordHandler implements ICommandHandler<ChangePassword> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly hasher: PasswordHasher,
    private readonly vault: Vault,
    private readonly guesses: PasswordGuesses,
    private readonly passwords: ReplacePassword,
    private readonly clock: Clock,
  ) {}

  execute(command: ChangePassword): Promise<AccountChanged> {
    return busyWhenHashesQueue(() => this.change(command));
  }

  private async change(command: ChangePassword): Promise<AccountChanged> {
    const { accountId, context, currentPassword, newPassword } = command;
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    const wrong = await this.currentIsWrong(accountId, currentPassword, account);
    if (wrong) return { outcome: 'rejected', rejection: wrong };
    const proved = account.credential;
    return this.passwords.replace({
      context,
      accountId,
      newPassword,
      cause: proved?.kind === 'TEMPORARY' ? 'FORCED_CHANGE' : 'VOLUNTARY_CHANGE',
      resetId: null,
      // The proof was of one credential: if a reset replaced it meanwhile, it proves nothing any more.
      provided: (now) => (now.credential?.id === proved?.id ? null : reject('Conflict')),
    });
  }

  private async currentIsWrong(
    accountId: string,
    password: Secret,
    account: Account,
  ): Promise<Rejection | null> {
    const wrong = reject('CurrentPasswordWrong', { path: ['currentPassword'] });
    const { credential } = account;
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
