import {
  defineEvent,
  Id,
  OneOf,
  Text,
  type EventOf,
  type NewEventOf,
} from '@keyledger/event-store';
import { Type } from '@sinclair/typebox';

const count = Type.Integer({ minimum: 0 });

/** The import as a process: `import-<id>`. File names are not kept: people put names in them. */
export const ImportStarted = defineEvent({
  type: 'ImportStarted',
  schema: Type.Object({
    importId: Id,
    encoding: OneOf(['UTF-8', 'GB18030']),
    /** SHA-256 of the file's bytes, hex: the same file is known again. */
    digest: Text(64),
  }),
});

export const ImportCompleted = defineEvent({
  type: 'ImportCompleted',
  schema: Type.Object({
    rows: count,
    created: count,
    changed: count,
    unchanged: count,
    failed: count,
  }),
});

export const importEvents = [ImportStarted, ImportCompleted] as const;
export type ImportEvent = EventOf<(typeof importEvents)[number]>;
export type NewImportEvent = NewEventOf<(typeof importEvents)[number]>;
