import { idMadeBy } from '@keyledger/event-store';
import { Clock } from '@keyledger/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ChangeErasure } from '../erasure/change-erasure.js';
import type { ErasureChange } from '../erasure/erasure-change.js';
import { decideHold } from './legal-hold.decider.js';
import { PlaceLegalHold } from './place-legal-hold.command.js';

@CommandHandler(PlaceLegalHold)
export class PlaceLegalHoldHandler implements ICommandHandler<PlaceLegalHold> {
  constructor(
    private readonly erasures: ChangeErasure,
    private readonly clock: Clock,
  ) {}

  execute(command: PlaceLegalHold): Promise<ErasureChange> {
    const holdId = idMadeBy(command.context, 'hold');
    const { basis, until } = command;
    return this.erasures.change(command, (erasure) =>
      decideHold({ holdId, basis, until, now: this.clock.now() }, erasure),
    );
  }
}
