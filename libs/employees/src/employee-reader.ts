import { AggregateStore } from '@keyledger/event-store';
import { EmployeeDirectory } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import { employeeAggregate, type Employee } from './employee.state.js';

/** What is known about people at this moment, read from their streams, never from a read model. */
@Injectable()
export class EmployeeReader extends EmployeeDirectory {
  constructor(private readonly aggregates: AggregateStore) {
    super();
  }

  /** Null for an unknown person and for one of another organization alike. */
  async find(organizationId: string, employeeId: string): Promise<Employee | null> {
    const { state } = await this.aggregates.load(employeeAggregate, employeeId);
    return state.registered && state.organizationId === organizationId ? state : null;
  }

  async isRegistered(organizationId: string, employeeId: string): Promise<boolean> {
    return (await this.find(organizationId, employeeId)) !== null;
  }
}
