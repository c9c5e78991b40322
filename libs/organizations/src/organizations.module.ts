import { Clock } from '@keyledger/kernel';
import { Claims } from '@keyledger/event-store';
import { KeyRing } from '@keyledger/keys';
import { Postgres } from '@keyledger/postgres';
import { Global, Module } from '@nestjs/common';
import { AddDomainHandler } from './add-domain/add-domain.handler.js';
import { AuditTrail } from './audit-trail/audit-trail.js';
import { ChangeAnomalyPolicyHandler } from './change-anomaly-policy/change-anomaly-policy.handler.js';
import { ChangePasswordPolicyHandler } from './change-password-policy/change-password-policy.handler.js';
import { ChangeOwnershipPolicyHandler } from './change-ownership-policy/change-ownership-policy.handler.js';
import { ChangeRecoveryPolicyHandler } from './change-recovery-policy/change-recovery-policy.handler.js';
import { CreateDepartmentHandler } from './create-department/create-department.handler.js';
import { EnsureDepartmentsHandler } from './ensure-departments/ensure-departments.handler.js';
import { FoundOrganizationHandler } from './found-organization/found-organization.handler.js';
import { GrantRoleHandler } from './grant-role/grant-role.handler.js';
import { MoveDepartmentHandler } from './move-department/move-department.handler.js';
import { OrganizationReader } from './organization-reader.js';
import { RenameDepartmentHandler } from './rename-department/rename-department.handler.js';
import { RevokeRoleHandler } from './revoke-role/revoke-role.handler.js';

/**
 * Every command on an organization, and what all contexts ask of it. Stores, keys and clock come from the
 * assembly, `EmployeeDirectory` from the employees' module.
 */
@Global()
@Module({
  providers: [
    {
      provide: Claims,
      useFactory: (postgres: Postgres, keyRing: KeyRing, clock: Clock) =>
        new Claims(postgres, keyRing, clock),
      inject: [Postgres, KeyRing, Clock],
    },
    AuditTrail,
    OrganizationReader,
    AddDomainHandler,
    ChangeAnomalyPolicyHandler,
    ChangePasswordPolicyHandler,
    ChangeOwnershipPolicyHandler,
    ChangeRecoveryPolicyHandler,
    CreateDepartmentHandler,
    EnsureDepartmentsHandler,
    FoundOrganizationHandler,
    GrantRoleHandler,
    MoveDepartmentHandler,
    RenameDepartmentHandler,
    RevokeRoleHandler,
  ],
  exports: [AuditTrail, Claims, OrganizationReader],
})
export class OrganizationsModule {}
