import type { CommandContext } from '@keyledger/event-store';
import type { Rejection, Scope, Secret, ServiceScope, SubjectFormat } from '@keyledger/kernel';
import type { Organization } from '@keyledger/organizations';
import type { Position } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';

export interface ServiceTokenWish {
  /** What administrators call the system that gets it. */
  readonly name: string;
  readonly scopes: readonly ServiceScope[];
  readonly subjectFormat: SubjectFormat;
  /** Accounts of this department and all under it; null: of the whole organization. */
  readonly departmentId: string | null;
  readonly expiresAt: Date;
}

export type ServiceTokenIssue =
  | { readonly outcome: 'rejected'; readonly rejection: Rejection }
  | {
      readonly outcome: 'issued' | 'repeated';
      readonly tokenId: string;
      /** Null when the command came again: it was shown the first time. */
      readonly secret: Secret | null;
      readonly organization: Organization;
      readonly position: Position | null;
    };

/**
 * Lets a program read the feed of public events. Rejections: `Forbidden`, `InvalidInput`, `DepartmentUnknown`,
 * `TooManyServiceTokens`.
 */
export class IssueServiceToken extends Command<ServiceTokenIssue> {
  constructor(
    readonly by: Scope,
    readonly context: CommandContext,
    readonly wish: ServiceTokenWish,
  ) {
    super();
  }
}
