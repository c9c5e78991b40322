import type { Actor, Scope } from '@keyledger/kernel';

/** Who acts on an account because of a case: the system itself, which nobody outranks. */
export const ANOMALIES: Actor = { kind: 'SYSTEM', id: 'anomalies', role: null };

export function systemScope(organizationId: string): Scope {
  return { organizationId, departmentIds: null, role: 'OWNER', actor: ANOMALIES };
}
