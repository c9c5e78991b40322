import { derivedId } from '@keyledger/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RecordSignIn } from '../record-sign-in.js';
import { Sessions } from '../sessions/sessions.js';
import { SignOut } from './sign-out.command.js';

@CommandHandler(SignOut)
export class SignOutHandler implements ICommandHandler<SignOut> {
  constructor(
    private readonly signIns: RecordSignIn,
    private readonly sessions: Sessions,
  ) {}

  async execute({ session }: SignOut) {
    const { sessionId, accountId, organizationId, actor, correlationId } = session;
    const commandId = derivedId('sign-out', sessionId);
    // Recorded first: a crash in between leaves a session that can be signed out again, not one that ended unseen.
    const executed = await this.signIns.record(
      accountId,
      { organizationId, actor, commandId, correlationId },
      () => [{ type: 'SignedOut', data: { accountId, sessionId } }],
    );
    await this.sessions.end(sessionId);
    if (executed.outcome === 'rejected') {
      throw new Error(`The sign-out could not be recorded: ${executed.rejection.code}`);
    }
    return { position: executed.position };
  }
}
