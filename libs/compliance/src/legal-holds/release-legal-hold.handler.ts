import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ChangeErasure } from '../erasure/change-erasure.js';
import type { ErasureChange } from '../erasure/erasure-change.js';
import { decideRelease } from './legal-hold.decider.js';
import { ReleaseLegalHold } from './release-legal-hold.command.js';

@CommandHandler(ReleaseLegalHold)
export class ReleaseLegalHoldHandler implements ICommandHandler<ReleaseLegalHold> {
  constructor(private readonly erasures: ChangeErasure) {}

  execute(command: ReleaseLegalHold): Promise<ErasureChange> {
    return this.erasures.change(command, (erasure) => decideRelease(command.holdId, erasure));
  }
}
