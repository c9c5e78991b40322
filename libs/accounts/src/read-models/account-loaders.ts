import { Injectable } from '@nestjs/common';
import type { Scope } from '@keyledger/kernel';
import { inOrderOf, type RequestContext } from '@keyledger/graphql';
import { OrganizationReader, type Organization } from '@keyledger/organizations';
import { UserListQuery } from './user-list/user-list.query.js';

type WithLoaders = Pick<RequestContext, 'loaders'>;

/** What accounts show of other things, looked up once an operation. */
@Injectable()
export class AccountLoaders {
  constructor(
    private readonly list: UserListQuery,
    private readonly organizations: OrganizationReader,
  ) {}

  /** People of the caller's organization by id; null for others. */
  people(scope: Scope, { loaders }: WithLoaders) {
    return loaders.loader('accounts.people', async (ids: readonly string[]) =>
      inOrderOf(ids, await this.list.people(scope, ids), (row) => row.employee_id),
    );
  }

  /** Departments of the caller's organization by id; null for others. */
  departments(scope: Scope, { loaders }: WithLoaders) {
    return loaders.loader('accounts.departments', async (ids: readonly string[]) =>
      inOrderOf(ids, await this.list.departments(scope, ids), (row) => row.department_id),
    );
  }

  /** The caller's organization as it is at this moment. */
  organization(scope: Scope, { loaders }: WithLoaders): Promise<Organization> {
    return loaders
      .loader('accounts.organization', (ids: readonly string[]) =>
        Promise.all(ids.map((id) => this.organizations.state(id))),
      )
      .load(scope.organizationId);
  }
}
