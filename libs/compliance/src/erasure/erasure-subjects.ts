import { UserListQuery } from '@keyledger/accounts';
import { ActOnEmployee, EmployeeReader } from '@keyledger/employees';
import { isRejection, type Rejection, type Scope } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';

/** Whose data it is: whether the caller may have it erased, and whether the person still owns a mailbox. */
@Injectable()
export class ErasureSubjects {
  constructor(
    private readonly authority: ActOnEmployee,
    private readonly people: EmployeeReader,
    private readonly list: UserListQuery,
  ) {}

  /** Null: they may. Rank counts as it does for whatever reaches a person; `NotFound` also for one who was erased. */
  async mayDecide(scope: Scope, employeeId: string): Promise<Rejection | null> {
    const target = await this.authority.toRechannel(scope, scope.organizationId, employeeId);
    return isRejection(target) ? target : null;
  }

  /** Whether there is such a person within the caller's reach, erased or not. */
  async mayRead(scope: Scope, employeeId: string): Promise<boolean> {
    const person = await this.people.find(scope.organizationId, employeeId);
    return person !== null && scope.departmentIds === null;
  }

  ownsMailbox(organizationId: string, employeeId: string): Promise<boolean> {
    return this.list.isOwner(organizationId, employeeId);
  }
}
