import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DecideOnChange } from '../owner-change/change-command.js';
import { MaySucceed } from '../owner-change/may-succeed.js';
import { NameSuccessor } from './name-successor.command.js';
import { decideSuccessor } from './name-successor.decider.js';

@CommandHandler(NameSuccessor)
export class NameSuccessorHandler implements ICommandHandler<NameSuccessor> {
  constructor(
    private readonly changes: DecideOnChange,
    private readonly successors: MaySucceed,
  ) {}

  execute(command: NameSuccessor) {
    const { scope, newOwnerId } = command;
    return this.changes.decide(
      command,
      (change) => decideSuccessor(newOwnerId, change),
      () => this.successors.refusal(scope, scope.organizationId, newOwnerId),
    );
  }
}
