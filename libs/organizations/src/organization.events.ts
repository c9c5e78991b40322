import { LOCALES } from '@keyledger/kernel';
import {
  defineEvent,
  Id,
  Nullable,
  OneOf,
  Text,
  type EventOf,
  type NewEventOf,
} from '@keyledger/event-store';
import { Type } from '@sinclair/typebox';
import { PasswordPolicySchema } from './password-policy.js';
import { RecoveryPolicySchema } from './recovery-policy.js';

/** Roles that can be granted; EMPLOYEE is what everybody has without a grant. */
export const GRANTABLE_ROLES = ['OWNER', 'ADMIN', 'SECURITY', 'HELPDESK', 'AUDITOR'] as const;
export type GrantableRole = (typeof GRANTABLE_ROLES)[number];

export const OrganizationFounded = defineEvent({
  type: 'OrganizationFounded',
  schema: Type.Object({
    name: Text(100),
    /** IANA zone in which calendar rules run. */
    timeZone: Text(64),
    locale: OneOf(LOCALES),
    passwordPolicy: PasswordPolicySchema,
  }),
});

/** Mail domains are an organization's own name, not a person's: kept in clear. */
export const DomainAdded = defineEvent({
  type: 'DomainAdded',
  schema: Type.Object({ domain: Text(253) }),
});

export const DepartmentCreated = defineEvent({
  type: 'DepartmentCreated',
  schema: Type.Object({ departmentId: Id, parentId: Nullable(Id), name: Text(100) }),
});

export const DepartmentRenamed = defineEvent({
  type: 'DepartmentRenamed',
  schema: Type.Object({ departmentId: Id, name: Text(100) }),
});

export const PasswordPolicyChanged = defineEvent({
  type: 'PasswordPolicyChanged',
  schema: Type.Object({
    policy: PasswordPolicySchema,
    policyVersion: Type.Integer({ minimum: 2 }),
  }),
});

export const RecoveryPolicyChanged = defineEvent({
  type: 'RecoveryPolicyChanged',
  schema: Type.Object({
    policy: RecoveryPolicySchema,
    policyVersion: Type.Integer({ minimum: 2 }),
  }),
});

/** `departmentId` null: the whole organization; only ADMIN and HELPDESK can be held for a department. */
export const RoleGranted = defineEvent({
  type: 'RoleGranted',
  schema: Type.Object({
    employeeId: Id,
    role: OneOf(GRANTABLE_ROLES),
    departmentId: Nullable(Id),
  }),
});

export const RoleRevoked = defineEvent({
  type: 'RoleRevoked',
  schema: Type.Object({ employeeId: Id, role: OneOf(GRANTABLE_ROLES) }),
});

export const organizationEvents = [
  OrganizationFounded,
  DomainAdded,
  DepartmentCreated,
  DepartmentRenamed,
  PasswordPolicyChanged,
  RecoveryPolicyChanged,
  RoleGranted,
  RoleRevoked,
] as const;

export type OrganizationEvent = EventOf<(typeof organizationEvents)[number]>;
export type NewOrganizationEvent = NewEventOf<(typeof organizationEvents)[number]>;
