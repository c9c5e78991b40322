import { reject } from '@keyledger/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReplacePassword } from '../replace-password.js';
import { SetInitialPassword } from './set-initial-password.command.js';

@CommandHandler(SetInitialPassword)
export class SetInitialPasswordHandler implements ICommandHandler<SetInitialPassword> {
  constructor(private readonly passwords: ReplacePassword) {}

  execute({ accountId, context, password, cause }: SetInitialPassword) {
    return this.passwords.replace({
      accountId,
      context,
      newPassword: password,
      cause,
      resetId: null,
      // Set-up only ever gives a first password; it never replaces one.
      provided: ({ credential }) =>
        cause === 'SETUP' && credential ? reject('AlreadyExists') : null,
    });
  }
}
