import type { CommandContext, Position } from '@keyledger/event-store';
import type { Rejection, Scope } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';

export type CampaignStart =
  | { readonly outcome: 'started'; readonly campaignId: string; readonly position: Position | null }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };

/**
 * Asks everybody in the organization, or in a department and all under it, to prove the mail addresses by which they can be
 * reached. Rejections: `DepartmentUnknown`, `Forbidden`, `OutsideYourDepartments`.
 */
export class StartChannelCampaign extends Command<CampaignStart> {
  constructor(
    readonly by: Scope,
    readonly context: CommandContext,
    /** Null: the whole organization. */
    readonly departmentId: string | null,
  ) {
    super();
  }
}
