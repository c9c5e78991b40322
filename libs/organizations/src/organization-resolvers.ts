import type { Provider } from '@nestjs/common';
import { ChangeAnomalyPolicyResolver } from './change-anomaly-policy/change-anomaly-policy.resolver.js';
import { ChangePasswordPolicyResolver } from './change-password-policy/change-password-policy.resolver.js';
import { ChangeOwnershipPolicyResolver } from './change-ownership-policy/change-ownership-policy.resolver.js';
import { ChangeRecoveryPolicyResolver } from './change-recovery-policy/change-recovery-policy.resolver.js';
import { CreateDepartmentResolver } from './create-department/create-department.resolver.js';
import { GrantRoleResolver } from './grant-role/grant-role.resolver.js';
import { MoveDepartmentResolver } from './move-department/move-department.resolver.js';
import { OrganizationResolver } from './graphql/organization.resolver.js';
import { RenameDepartmentResolver } from './rename-department/rename-department.resolver.js';
import { RevokeRoleResolver } from './revoke-role/revoke-role.resolver.js';

/** The GraphQL side of organizations; the api adds them to its module. */
export const organizationResolvers: readonly Provider[] = [
  ChangeAnomalyPolicyResolver,
  ChangePasswordPolicyResolver,
  ChangeOwnershipPolicyResolver,
  ChangeRecoveryPolicyResolver,
  CreateDepartmentResolver,
  GrantRoleResolver,
  MoveDepartmentResolver,
  OrganizationResolver,
  RenameDepartmentResolver,
  RevokeRoleResolver,
];
