import type { Locale } from '@keyledger/kernel';
import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { OrganizationChange } from '../organization-change.js';

export interface Charter {
  readonly name: string;
  /** IANA zone in which calendar rules run, such as `Asia/Shanghai`. */
  readonly timeZone: string;
  readonly locale: Locale;
}

/** Founds an organization (set-up link or command line); `context.organizationId` is its id. */
export class FoundOrganization extends Command<OrganizationChange> {
  constructor(
    readonly context: CommandContext,
    readonly charter: Charter,
  ) {
    super();
  }
}
