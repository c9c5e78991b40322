import type { Aggregate } from '@keyledger/event-store';
import type { ImportCounts } from './import-counts.js';
import type { ImportEvent } from './import.events.js';

/** An import as a process; one that started and never completed was interrupted, or is running. */
export interface ImportProcess {
  readonly organizationId: string | null;
  readonly startedAt: string | null;
  readonly encoding: 'UTF-8' | 'GB18030' | null;
  readonly digest: string | null;
  readonly completedAt: string | null;
  readonly counts: ImportCounts | null;
}

export const importAggregate: Aggregate<ImportProcess, ImportEvent> = {
  category: 'import',
  initial: {
    organizationId: null,
    startedAt: null,
    encoding: null,
    digest: null,
    completedAt: null,
    counts: null,
  },
  evolve(state, event) {
    switch (event.type) {
      case 'ImportStarted': {
        const { encoding, digest } = event.data;
        const { organizationId } = event.metadata;
        return { ...state, organizationId, startedAt: event.occurredAt, encoding, digest };
      }
      case 'ImportCompleted':
        return { ...state, completedAt: event.occurredAt, counts: { ...event.data } };
    }
  },
};
