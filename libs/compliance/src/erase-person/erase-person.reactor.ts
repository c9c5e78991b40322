import { aggregateIdOf, type RecordedEvent } from '@keyledger/event-store';
import type { Reactor } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import type { ErasureEvent } from '../erasure/erasure.events.js';
import { ErasePerson } from './erase-person.js';

type Approved = Extract<ErasureEvent, { type: 'ErasureApproved' }>;

/** Sets an approved erasure going, and goes on with it after a crash. */
@Injectable()
export class ErasePersonReactor implements Reactor<Approved> {
  readonly name = 'erase-person';
  readonly eventTypes = ['ErasureApproved'] as const;

  constructor(private readonly erasure: ErasePerson) {}

  react({ stream, metadata }: RecordedEvent<Approved>): Promise<void> {
    return this.erasure.carryOut(aggregateIdOf(stream), metadata.correlationId);
  }
}
