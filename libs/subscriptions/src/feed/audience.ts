import type { SubjectFormat } from '@keyledger/kernel';

/** Who is told, and what they may know. */
export interface Audience {
  readonly organizationId: string;
  /** Accounts of these departments and all under them; null: all of the organization's. */
  readonly departmentIds: readonly string[] | null;
  readonly subjectFormat: SubjectFormat;
  /** Public types that are wanted; null: all. */
  readonly types: ReadonlySet<string> | null;
}
