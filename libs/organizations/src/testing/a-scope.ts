import type { Role, Scope } from '@keyledger/kernel';

/** A signed-in person with a role, over the whole organization unless departments are given. */
export function aScope(
  role: Role,
  overrides: {
    employeeId?: string;
    departmentIds?: readonly string[];
    organizationId?: string;
  } = {},
): Scope {
  const id = overrides.employeeId ?? '01970000-0000-7000-8000-00000000ac01';
  return {
    organizationId: overrides.organizationId ?? '01970000-0000-7000-8000-0000000000a0',
    departmentIds: overrides.departmentIds ?? null,
    role,
    actor: { kind: 'PERSON', id, role },
  };
}
