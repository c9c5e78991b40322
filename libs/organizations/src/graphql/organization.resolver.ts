import type { Scope } from '@keyledger/kernel';
import { Access, CurrentScope, NodeRegistry } from '@keyledger/graphql';
import type { OnModuleInit } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { isWithin } from '../department-subtree.js';
import { OrganizationReader } from '../organization-reader.js';
import { departmentNode } from './department.type.js';
import { OrganizationNode, organizationNode } from './organization.type.js';

const READERS = ['OWNER', 'ADMIN', 'SECURITY', 'HELPDESK', 'AUDITOR'] as const;

@Resolver()
export class OrganizationResolver implements OnModuleInit {
  constructor(
    private readonly organizations: OrganizationReader,
    private readonly nodes: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Organization', READERS, async (scope, id) =>
      id === scope.organizationId ? this.organization(scope) : null,
    );
    this.nodes.register('Department', READERS, async (scope, id) => {
      const organization = await this.organizations.state(scope.organizationId);
      const department = organization.departments.get(id);
      const { departmentIds } = scope;
      const visible = departmentIds === null || isWithin(organization, id, departmentIds);
      return department && visible ? departmentNode(department) : null;
    });
  }

  @Query(() => OrganizationNode, { description: 'The caller’s organization.' })
  @Access({ roles: READERS })
  async organization(@CurrentScope() scope: Scope): Promise<OrganizationNode> {
    return organizationNode(scope, await this.organizations.state(scope.organizationId));
  }
}
