import type { Locale } from '@keyledger/kernel';
import type { Aggregate } from '@keyledger/event-store';
import type { GrantableRole, OrganizationEvent } from './organization.events.js';
import { INITIAL_PASSWORD_POLICY, type PasswordPolicy } from './password-policy.js';
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

export interface Organization {
  readonly founded: boolean;
  readonly name: string;
  readonly timeZone: string;
  readonly locale: Locale;
  readonly policy: PasswordPolicy;
  readonly recoveryPolicy: RecoveryPolicy;
  readonly domains: ReadonlySet<string>;
  readonly departments: ReadonlyMap<string, Department>;
  /** By employee; a person holds at most one role. */
  readonly roles: ReadonlyMap<string, RoleGrant>;
}

const unfounded: Organization = {
  founded: false,
  name: '',
  timeZone: 'Asia/Shanghai',
  locale: 'zh-CN',
  policy: { ...INITIAL_PASSWORD_POLICY, version: 1 },
  recoveryPolicy: { ...INITIAL_RECOVERY_POLICY, version: 1 },
  domains: new Set(),
  departments: new Map(),
  roles: new Map(),
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
        return {
          ...state,
          departments: new Map(state.departments).set(id, { id, parentId, name }),
        };
      }
      case 'DepartmentRenamed': {
        const known = state.departments.get(event.data.departmentId);
        if (!known) return state;
        const renamed = { ...known, name: event.data.name };
        return { ...state, departments: new Map(state.departments).set(known.id, renamed) };
      }
      case 'PasswordPolicyChanged': {
        const { policy, policyVersion } = event.data;
        return { ...state, policy: { ...policy, version: policyVersion } };
      }
      case 'RecoveryPolicyChanged': {
        const { policy, policyVersion } = event.data;
        return { ...state, recoveryPolicy: { ...policy, version: policyVersion } };
      }
      case 'RoleGranted': {
        const { employeeId, role, departmentId } = event.data;
        return { ...state, roles: new Map(state.roles).set(employeeId, { role, departmentId }) };
      }
      case 'RoleRevoked': {
        const roles = new Map(state.roles);
        roles.delete(event.data.employeeId);
        return { ...state, roles };
      }
    }
  },
};
