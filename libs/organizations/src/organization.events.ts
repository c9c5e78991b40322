import { LOCALES, SERVICE_SCOPES, SUBJECT_FORMATS } from '@keyledger/kernel';
import {
  defineEvent,
  Id,
  Instant,
  Nullable,
  OneOf,
  Text,
  type EventOf,
  type NewEventOf,
} from '@keyledger/event-store';
import { Type } from '@sinclair/typebox';
import { AnomalyPolicySchema } from './anomaly-policy.js';
import { PasswordPolicySchema } from './password-policy.js';
import { OwnershipPolicySchema } from './ownership-policy.js';
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

/** It takes all under it along. Null: the top. */
export const DepartmentMoved = defineEvent({
  type: 'DepartmentMoved',
  schema: Type.Object({
    departmentId: Id,
    fromParentId: Nullable(Id),
    toParentId: Nullable(Id),
  }),
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

export const AnomalyPolicyChanged = defineEvent({
  type: 'AnomalyPolicyChanged',
  schema: Type.Object({
    policy: AnomalyPolicySchema,
    policyVersion: Type.Integer({ minimum: 2 }),
  }),
});

export const OwnershipPolicyChanged = defineEvent({
  type: 'OwnershipPolicyChanged',
  schema: Type.Object({
    policy: OwnershipPolicySchema,
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

/** What a program may show instead of signing in; `secretId` names the vault row of its secret's digest. */
export const ServiceTokenIssued = defineEvent({
  type: 'ServiceTokenIssued',
  schema: Type.Object({
    tokenId: Id,
    secretId: Id,
    /** What administrators call the system that has it. */
    name: Text(64),
    scopes: Type.Array(OneOf(SERVICE_SCOPES), { minItems: 1, uniqueItems: true }),
    subjectFormat: OneOf(SUBJECT_FORMATS),
    /** Accounts of this department and all under it; null: of the whole organization. */
    departmentId: Nullable(Id),
    expiresAt: Instant,
  }),
});

export const ServiceTokenRevoked = defineEvent({
  type: 'ServiceTokenRevoked',
  schema: Type.Object({ tokenId: Id }),
});

export const organizationEvents = [
  OrganizationFounded,
  DomainAdded,
  DepartmentCreated,
  DepartmentRenamed,
  DepartmentMoved,
  PasswordPolicyChanged,
  RecoveryPolicyChanged,
  AnomalyPolicyChanged,
  OwnershipPolicyChanged,
  RoleGranted,
  RoleRevoked,
  ServiceTokenIssued,
  ServiceTokenRevoked,
] as const;

export type OrganizationEvent = EventOf<(typeof organizationEvents)[number]>;
export type NewOrganizationEvent = NewEventOf<(typeof organizationEvents)[number]>;
