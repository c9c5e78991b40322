import type { Aggregate } from '@keyledger/event-store';
import type { AuditEvent } from '../audit.events.js';

/** Records without a state: what is written never decides anything. */
export const auditAggregate: Aggregate<null, AuditEvent> = {
  category: 'audit',
  initial: null,
  evolve: () => null,
};
