import { reject } from '@keyledger/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { AccountChanged } from '../account-changed.js';
import { ProveCurrentPassword } from '../prove-current-password.js';
import { ReplacePassword } from '../replace-password.js';
import { ChangePassword } from './change-password.command.js';

@CommandHandler(ChangePassword)
export class ChangePasswordHandler implements ICommandHandler<ChangePassword> {
  constructor(
    private readonly current: ProveCurrentPassword,
    private readonly passwords: ReplacePassword,
  ) {}

  async execute(command: ChangePassword): Promise<AccountChanged> {
    const { accountId, context, currentPassword, newPassword } = command;
    const proof = await this.current.prove(accountId, currentPassword);
    if (proof.outcome === 'rejected') return proof;
    const proved = proof.account.credential;
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
}
