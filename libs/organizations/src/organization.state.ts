import type { Locale, ServiceScope, SubjectFormat } from '@keyledger/kernel';
import type { Aggregate } from '@keyledger/event-store';
import type { GrantableRole, OrganizationEvent } from './organization.events.js';
import { GrowingMap } from './growing-map.js';
import { INITIAL_ANOMALY_POLICY, type AnomalyPolicy } from './anomaly-policy.js';
import { INITIAL_PASSWORD_POLICY, type PasswordPolicy } from './password-policy.js';
import { INITIAL_OWNERSHIP_POLICY, type OwnershipPolicy } from './ownership-policy.js';
import { INITIAL_RECOVERY_POLICY, type RecoveryPolicy } from './recovery-policy.js';

export interface Department {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
}

export interface RoleGrant {
  readonly role: GrantableRole;
  readonly departmentId: string | null;
}

export interface ServiceToken {
  readonly id: string;
  readonly secretId: string;
  readonly name: string;
  readonly scopes: readonly ServiceScope[];
  readonly subjectFormat: SubjectFormat;
  readonly departmentId: string | null;
  readonly expiresAt: string;
}

export interface Organization {
  readonly founded: boolean;
  readonly name: string;
  readonly timeZone: string;
  readonly locale: Locale;
  readonly policy: PasswordPolicy;
  readonly recoveryPolicy: RecoveryPolicy;
  readonly anomalyPolicy: AnomalyPolicy;
  readonly ownershipPolicy: OwnershipPolicy;
  readonly domains: ReadonlySet<string>;
  readonly departments: GrowingMap<string, Department>;
  /** By employee; a person holds at most one role. */
  readonly roles: GrowingMap<string, RoleGrant>;
  /** Those that were not revoked; whether one is too old is computed where it is asked. */
  readonly serviceTokens: GrowingMap<string, ServiceToken>;
}

const unfounded: Organization = {
  founded: false,
  name: '',
  timeZone: 'Asia/Shanghai',
  locale: 'zh-CN',
  policy: { ...INITIAL_PASSWORD_POLICY, version: 1 },
  recoveryPolicy: { ...INITIAL_RECOVERY_POLICY, version: 1 },
  anomalyPolicy: { ...INITIAL_ANOMALY_POLICY, version: 1 },
  ownershipPolicy: { ...INITIAL_OWNERSHIP_POLICY, version: 1 },
  domains: new Set(),
  departments: GrowingMap.empty(),
  roles: GrowingMap.empty(),
  serviceTokens: GrowingMap.empty(),
};

export const organizationAggregate: Aggregate<Organization, OrganizationEvent> = {
  category: 'organization',
  initial: unfounded,
  evolve(state, event) {
    switch (event.type) {
      case 'OrganizationFounded': {
        const { name, timeZone, locale, passwordPolicy } = event.data;
        const policy = { ...passwordPolicy, version: 1 };
        return { ...state, founded: true, name, timeZone, locale, policy };
      }
      case 'DomainAdded':
        return { ...state, domains: new Set(state.domains).add(event.data.domain) };
      case 'DepartmentCreated': {
        const { departmentId: id, parentId, name } = event.data;
        return { ...state, departments: state.departments.with(id, { id, parentId, name }) };
      }
      case 'DepartmentRenamed': {
        const known = state.departments.get(event.data.departmentId);
        if (!known) return state;
        const renamed = { ...known, name: event.data.name };
        return { ...state, departments: state.departments.with(known.id, renamed) };
      }
      case 'DepartmentMoved': {
        const { departmentId, toParentId: parentId } = event.data;
        const known = state.departments.get(departmentId);
        if (!known) return state;
        const moved = { ...known, parentId };
        return { ...state, departments: state.departments.with(departmentId, moved) };
      }
      case 'PasswordPolicyChanged': {
        const { policy, policyVersion } = event.data;
        return { ...state, policy: { ...policy, version: policyVersion } };
      }
      case 'RecoveryPolicyChanged': {
        const { policy, policyVersion } = event.data;
        return { ...state, recoveryPolicy: { ...policy, version: policyVersion } };
      }
      case 'AnomalyPolicyChanged': {
        const { policy, policyVersion } = event.data;
        return { ...state, anomalyPolicy: { ...policy, version: policyVersion } };
      }
      case 'OwnershipPolicyChanged': {
        const { policy, policyVersion } = event.data;
        return { ...state, ownershipPolicy: { ...policy, version: policyVersion } };
      }
      case 'RoleGranted': {
        const { employeeId, role, departmentId } = event.data;
        return { ...state, roles: state.roles.with(employeeId, { role, departmentId }) };
      }
      case 'RoleRevoked':
        return { ...state, roles: state.roles.without(event.data.employeeId) };
      case 'ServiceTokenIssued': {
        const { tokenId: id, ...token } = event.data;
        return { ...state, serviceTokens: state.serviceTokens.with(id, { id, ...token }) };
      }
      case 'ServiceTokenRevoked':
        return { ...state, serviceTokens: state.serviceTokens.without(event.data.tokenId) };
    }
  },
};
