import { idMadeBy } from '@keyledger/event-store';
import { Clock } from '@keyledger/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ChangeErasure } from '../erasure/change-erasure.js';
import type { ErasureChange } from '../erasure/erasure-change.js';
import { RequestErasure } from './request-erasure.command.js';
import { decideErasureRequest } from './request-erasure.decider.js';

@CommandHandler(RequestErasure)
export class RequestErasureHandler implements ICommandHandler<RequestErasure> {
  constructor(
    private readonly erasures: ChangeErasure,
    private readonly clock: Clock,
  ) {}

  execute(command: RequestErasure): Promise<ErasureChange> {
    const requestId = idMadeBy(command.context, 'erasure');
    const { legalBasis } = command;
    return this.erasures.change(command, (erasure, ownsMailbox) =>
      decideErasureRequest({ requestId, legalBasis, ownsMailbox, now: this.clock.now() }, erasure),
    );
  }
}
