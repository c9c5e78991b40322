import type { Scope } from '@keyledger/kernel';
import type { Principal } from './principal.js';

/** The caller's scope: organization and departments of the session, and the actor that events will name. */
export function scopeOf(principal: Principal): Scope {
  const service = principal.kind === 'SERVICE';
  return {
    organizationId: principal.organizationId,
    departmentIds: principal.departmentIds,
    role: principal.role,
    actor: {
      kind: service ? 'SERVICE' : 'PERSON',
      id: service ? principal.sessionId : principal.employeeId,
      role: principal.role,
    },
  };
}
