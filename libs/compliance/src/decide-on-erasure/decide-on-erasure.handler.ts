import { Clock } from '@keyledger/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ChangeErasure } from '../erasure/change-erasure.js';
import type { ErasureChange } from '../erasure/erasure-change.js';
import { DecideOnErasure } from './decide-on-erasure.command.js';
import { decideOnErasure } from './decide-on-erasure.decider.js';

@CommandHandler(DecideOnErasure)
export class DecideOnErasureHandler implements ICommandHandler<DecideOnErasure> {
  constructor(
    private readonly erasures: ChangeErasure,
    private readonly clock: Clock,
  ) {}

  execute(command: DecideOnErasure): Promise<ErasureChange> {
    const { approved, employeeId, scope } = command;
    return this.erasures.change(command, (erasure, ownsMailbox) => {
      const now = this.clock.now();
      return decideOnErasure({ approved, by: scope.actor, employeeId, ownsMailbox, now }, erasure);
    });
  }
}
