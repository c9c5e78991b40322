import type { Role } from '@keyledger/kernel';
import type { Organization } from '@keyledger/organizations';

/** What somebody may do in an organization at this moment. */
export interface HeldRole {
  readonly role: Role;
  /** Departments the role is limited to, with all under them; null: the whole organization. */
  readonly departmentIds: readonly string[] | null;
}

const EMPLOYEE: HeldRole = { role: 'EMPLOYEE', departmentIds: null };

/**
 * The role that a session carries: its owner's, and only for a personal mailbox, since several people know a shared
 * one's password (ADR 5).
 */
export function heldRole(
  organization: Pick<Organization, 'roles'>,
  employeeId: string,
  shared: boolean,
): HeldRole {
  const grant = shared ? undefined : organization.roles.get(employeeId);
  if (!grant) return EMPLOYEE;
  return { role: grant.role, departmentIds: grant.departmentId ? [grant.departmentId] : null };
}
