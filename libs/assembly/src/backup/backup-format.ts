/**
 * The container of a backup: gzip over a sequence of frames. A frame is one byte of kind, four bytes of payload length
 * (unsigned, big-endian) and the payload:
 *
 * | kind | payload |
 * |---|---|
 * | `H` | {@link BackupHeader} as JSON; first |
 * | `P` | {@link PartBegin} as JSON; a part's rows follow |
 * | `D` | bytes of the part in PostgreSQL's COPY text format, UTF-8; split anywhere |
 * | `E` | {@link PartSummary} as JSON; the part is complete |
 * | `M` | {@link BackupManifest} as JSON; last, so that a file that was cut off has none |
 *
 * Readers refuse a `format` above the one they know. What is encrypted, hashed or wrapped in the database stays so here;
 * no key is in the file.
 */
export const BACKUP_FORMAT = 1;

export const FRAME_KINDS = {
  header: 'H',
  partBegin: 'P',
  data: 'D',
  partEnd: 'E',
  manifest: 'M',
} as const;

export type FrameKind = (typeof FRAME_KINDS)[keyof typeof FRAME_KINDS];

/** What must be known before the first row is read. */
export interface BackupHeader {
  readonly format: number;
  readonly product: 'keyledger';
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly logId: string;
  /** The last event's number in the log; 0 for an empty one. */
  readonly lastPosition: string;
  /** Ids of the migrations that the database had, in the order in which they ran. */
  readonly migrations: readonly string[];
  /** Ids of the keys that its secrets are under; the keys themselves are backed up apart. */
  readonly keyIds: { readonly master: string; readonly index: string; readonly pepper: string };
}

export interface PartBegin {
  readonly name: string;
  readonly columns: readonly string[];
}

export interface PartSummary {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  /** Of the part's COPY bytes, hex. */
  readonly sha256: string;
}

export interface BackupManifest extends BackupHeader {
  readonly parts: readonly PartSummary[];
}
