import type { Actor, Locale, Scope } from '@keyledger/kernel';
import type { EXPORT_FORMATS } from '@keyledger/organizations';

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Whose events: what befell one account, the accounts of a department's people, or all there is of an organization. */
export type ExportSubject =
  | { readonly kind: 'ACCOUNT'; readonly accountId: string }
  | { readonly kind: 'DEPARTMENT'; readonly departmentId: string }
  | { readonly kind: 'ORGANIZATION' };

export interface ExportRequest {
  readonly scope: Scope;
  /** Who is recorded as having taken the file; the scope's actor unless it was the command line. */
  readonly actor: Actor;
  readonly correlationId: string;
  readonly locale: Locale;
  readonly subject: ExportSubject;
  readonly format: ExportFormat;
  /** Recorded after this moment, exclusive; null: from the beginning. */
  readonly from: Date | null;
  /** Recorded up to this moment, inclusive; null: up to now. */
  readonly to: Date | null;
}

/** The id of what is exported, for the record; null: the whole organization. */
export function targetOf(subject: ExportSubject): string | null {
  switch (subject.kind) {
    case 'ACCOUNT':
      return subject.accountId;
    case 'DEPARTMENT':
      return subject.departmentId;
    case 'ORGANIZATION':
      return null;
  }
}
