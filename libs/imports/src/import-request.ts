import type { Actor } from '@keyledger/kernel';
import type { Authority } from '@keyledger/organizations';

/** A file to be imported, by whom and into which organization. */
export interface ImportRequest {
  readonly by: Authority;
  readonly organizationId: string;
  readonly actor: Actor;
  /** Of a file that stays as it is while it is read; it is read twice. */
  readonly path: string;
}
