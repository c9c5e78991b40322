import { reject, type Rejection } from '@keyledger/kernel';
import { isErased } from '@keyledger/event-store';
import {
  HOST,
  mayActOn,
  mayKeepRecord,
  OrganizationReader,
  type Authority,
  type Organization,
} from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import { EmployeeReader } from './employee-reader.js';
import type { Employee } from './employee.state.js';

export interface TargetedEmployee {
  readonly employee: Employee;
  readonly organization: Organization;
}

/** Answers whether the caller may act on a person, from the streams themselves. */
@Injectable()
export class ActOnEmployee {
  constructor(
    private readonly employees: EmployeeReader,
    private readonly organizations: OrganizationReader,
  ) {}

  /** For what is written down about a person (`mayKeepRecord`). Unknown, foreign, erased: `NotFound`. */
  async toAdminister(
    by: Authority,
    organizationId: string,
    employeeId: string,
  ): Promise<TargetedEmployee | Rejection> {
    const found = await this.find(organizationId, employeeId);
    if (!found) return reject('NotFound');
    const { employee, organization } = found;
    const { departmentId } = employee;
    return mayKeepRecord(by, { employeeId, departmentId }, organization) ?? found;
  }

  /**
   * For what leads to a person's mailbox: whoever changes a recovery channel can have its password sent there, so
   * rank counts as it does for a reset.
   */
  async toRechannel(
    by: Authority,
    organizationId: string,
    employeeId: string,
  ): Promise<TargetedEmployee | Rejection> {
    const found = await this.find(organizationId, employeeId);
    if (!found) return reject('NotFound');
    if (by === HOST) return found;
    const { employee, organization } = found;
    const { departmentId } = employee;
    return mayActOn(by, { employeeId, departmentId }, organization) ?? found;
  }

  private async find(organizationId: string, employeeId: string): Promise<TargetedEmployee | null> {
    const [employee, organization] = await Promise.all([
      this.employees.find(organizationId, employeeId),
      this.organizations.state(organizationId),
    ]);
    return employee && !isErased(employee.name) ? { employee, organization } : null;
  }
}
