import type { Role } from '@keyledger/kernel';

const POWERLESS: ReadonlySet<Role> = new Set(['AUDITOR', 'SERVICE', 'EMPLOYEE']);

/**
 * How high a role stands: owner > admin (organization) > admin (department) > security > helpdesk > employee.
 * Auditor and service are protected as admins of the organization are. `inDepartment` says that the role is
 * limited to departments.
 */
export function rankOf(role: Role, inDepartment: boolean): number {
  switch (role) {
    case 'OWNER':
      return 6;
    case 'ADMIN':
      return inDepartment ? 4 : 5;
    case 'AUDITOR':
    case 'SERVICE':
      return 5;
    case 'SECURITY':
      return 3;
    case 'HELPDESK':
      return 2;
    case 'EMPLOYEE':
      return 1;
  }
}

/** Whether a role has power over other people at all. */
export function hasPower(role: Role): boolean {
  return !POWERLESS.has(role);
}
