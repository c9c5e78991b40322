import { EmployeeReader } from '@keyledger/employees';
import { isErased } from '@keyledger/event-store';
import { reject, type Rejection, type Scope } from '@keyledger/kernel';
import { HOST, mayActOn, OrganizationReader, type Authority } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';

/**
 * Whether a person may be given a mailbox by this caller. Rejections: `EmployeeUnknown`, `EmployeeHasLeft`, and those of rank
 * and department, which count for both owners; nobody gives a mailbox to themselves.
 */
@Injectable()
export class MaySucceed {
  constructor(
    private readonly employees: EmployeeReader,
    private readonly organizations: OrganizationReader,
  ) {}

  async refusal(
    by: Authority,
    organizationId: string,
    employeeId: string,
  ): Promise<Rejection | null> {
    const person = await this.employees.find(organizationId, employeeId);
    const path = ['newOwnerId'];
    if (!person || isErased(person.name)) return reject('EmployeeUnknown', { path });
    if (person.left) return reject('EmployeeHasLeft', { path });
    if (by === HOST) return null;
    const { departmentId } = person;
    const organization = await this.organizations.state(organizationId);
    return mayActOn(by satisfies Scope, { employeeId, departmentId }, organization);
  }
}
