import { UserListQuery } from '@keyledger/accounts';
import { reject, type Rejection, type Role } from '@keyledger/kernel';
import { isWithin, OrganizationReader } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import type { ExportRequest } from './export-request.js';

/** Who may take events out of the house at all; of departments only as far as theirs reach. */
export const EXPORTING_ROLES: ReadonlySet<Role> = new Set(['OWNER', 'ADMIN', 'AUDITOR']);

/** Whether an export is within the caller's reach. Null: it is. */
@Injectable()
export class MayExport {
  constructor(
    private readonly list: UserListQuery,
    private readonly organizations: OrganizationReader,
  ) {}

  async check({ scope, subject, from, to }: ExportRequest): Promise<Rejection | null> {
    if (from && to && to < from) return reject('InvalidInput', { path: ['to'] });
    switch (subject.kind) {
      case 'ACCOUNT': {
        const [row] = await this.list.byIds(scope, [subject.accountId]);
        return row ? null : reject('NotFound', { path: ['account'] });
      }
      case 'DEPARTMENT': {
        const organization = await this.organizations.state(scope.organizationId);
        const { departmentId } = subject;
        if (!organization.departments.has(departmentId)) {
          return reject('DepartmentUnknown', { path: ['department'] });
        }
        const { departmentIds } = scope;
        const within =
          departmentIds === null || isWithin(organization, departmentId, departmentIds);
        return within ? null : reject('OutsideYourDepartments', { path: ['department'] });
      }
      case 'ORGANIZATION':
        return scope.departmentIds === null ? null : reject('OutsideYourDepartments');
    }
  }
}
