import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Scope } from '@keyledger/kernel';
import { CurrentScope, RequestInfo, toGlobalId, type RequestContext } from '@keyledger/graphql';
import { AccountLoaders } from '../read-models/account-loaders.js';
import { DepartmentNameNode, EmployeeNode } from './employee.type.js';

@Resolver(() => EmployeeNode)
export class EmployeeResolver {
  constructor(private readonly loaders: AccountLoaders) {}

  @ResolveField(() => [DepartmentNameNode], {
    description: 'Where the person works: from the top department down to their own.',
  })
  async departments(
    @Parent() { departmentId }: EmployeeNode,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<DepartmentNameNode[]> {
    if (departmentId === null) return [];
    const loader = this.loaders.departments(scope, request);
    const path = (await loader.load(departmentId))?.path ?? [];
    const rows = await Promise.all(path.map((id) => loader.load(id)));
    return rows.flatMap((row) =>
      row ? [{ id: toGlobalId('Department', row.department_id), name: row.name }] : [],
    );
  }
}
