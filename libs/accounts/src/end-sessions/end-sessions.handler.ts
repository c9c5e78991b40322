import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AdministerAccount } from '../administer-account.js';
import { EndSessions } from './end-sessions.command.js';
import { decideEndOfSessions } from './end-sessions.decider.js';

@CommandHandler(EndSessions)
export class EndSessionsHandler implements ICommandHandler<EndSessions> {
  constructor(private readonly administer: AdministerAccount) {}

  execute(command: EndSessions) {
    return this.administer.change(command, (account) => decideEndOfSessions(null, account));
  }
}
