import { employeeAggregate, type EmployeeEvent } from '@keyledger/employees';
import { EventCodec, EventStore, streamOf, type RecordedEvent } from '@keyledger/event-store';
import { Injectable } from '@nestjs/common';

/** Everything that was recorded of a person: a channel that is gone is only known from there. */
@Injectable()
export class PersonHistory {
  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
  ) {}

  async of(employeeId: string): Promise<readonly RecordedEvent<EmployeeEvent>[]> {
    const { events } = await this.store.read(streamOf(employeeAggregate, employeeId));
    return (await this.codec.decodeAll(events)) as RecordedEvent<EmployeeEvent>[];
  }
}
