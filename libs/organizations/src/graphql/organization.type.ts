import type { Scope } from '@keyledger/kernel';
import { Access, Node, toGlobalId } from '@keyledger/graphql';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { childrenOf, departmentsWithin } from '../department-subtree.js';
import type { GrantableRole } from '../organization.events.js';
import type { Organization } from '../organization.state.js';
import { OrganizationAnomalyPolicy } from './anomaly-policy.type.js';
import { DepartmentNode, departmentNode } from './department.type.js';
import { GrantableRoleEnum } from './organization-enums.js';
import { OrganizationPasswordPolicy } from './password-policy.type.js';
import { OrganizationOwnershipPolicy } from './ownership-policy.type.js';
import { OrganizationRecoveryPolicy } from './recovery-policy.type.js';

@ObjectType({ description: 'A role somebody holds.' })
export class RoleHolder {
  @Field(() => ID, { description: 'Global id of the employee.' })
  readonly employeeId!: string;

  @Field(() => GrantableRoleEnum, { description: 'The role.' })
  readonly role!: GrantableRole;

  @Field(() => ID, {
    nullable: true,
    description: 'Global id of the department it is limited to, with all under it; null: no limit.',
  })
  readonly departmentId!: string | null;
}

@ObjectType('Organization', {
  implements: () => [Node],
  description: 'A company and its rules, as they are at this moment.',
})
export class OrganizationNode extends Node {
  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => [String], { description: 'Its mail domains, in ASCII form.' })
  readonly domains!: readonly string[];

  @Field(() => String, { description: 'The IANA time zone in which calendar rules run.' })
  readonly timeZone!: string;

  @Field(() => [DepartmentNode], {
    description: 'Its departments within the caller’s reach, each after the one above it.',
  })
  readonly departments!: readonly DepartmentNode[];

  @Field(() => OrganizationPasswordPolicy, { description: 'Its rules for passwords and resets.' })
  readonly passwordPolicy!: OrganizationPasswordPolicy;

  @Field(() => OrganizationRecoveryPolicy, { description: 'Its rules for forgotten passwords.' })
  readonly recoveryPolicy!: OrganizationRecoveryPolicy;

  @Field(() => OrganizationOwnershipPolicy, { description: 'Its rules for changes of owner.' })
  readonly ownershipPolicy!: OrganizationOwnershipPolicy;
  @Field(() => OrganizationAnomalyPolicy, { description: 'Its rules for unusual sign-ins.' })
  @Access({ roles: ['OWNER', 'ADMIN', 'SECURITY', 'AUDITOR'] })
  readonly anomalyPolicy!: OrganizationAnomalyPolicy;

  @Field(() => [RoleHolder], { description: 'Who holds which role.' })
  @Access({ roles: ['OWNER', 'ADMIN', 'AUDITOR'] })
  readonly roles!: readonly RoleHolder[];
}

export function organizationNode(scope: Scope, organization: Organization): OrganizationNode {
  const { name, domains, timeZone, departments, policy, roles } = organization;
  const { recoveryPolicy, ownershipPolicy, anomalyPolicy } = organization;
  const { departmentIds } = scope;
  // A department that was moved may stand before the one above it in the order of creation.
  const tops = departmentIds ?? childrenOf(organization).get(null) ?? [];
  return {
    id: toGlobalId('Organization', scope.organizationId),
    name,
    domains: [...domains],
    timeZone,
    departments: [...departmentsWithin(organization, tops)].flatMap((id) => {
      const department = departments.get(id);
      return department ? [departmentNode(department)] : [];
    }),
    passwordPolicy: policy,
    recoveryPolicy,
    ownershipPolicy,
    anomalyPolicy,
    roles: [...roles].map(([employeeId, { role, departmentId }]) => ({
      employeeId: toGlobalId('Employee', employeeId),
      role,
      departmentId: departmentId === null ? null : toGlobalId('Department', departmentId),
    })),
  };
}
