import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { AccountChanged } from '../account-changed.js';

/**
 * Writes down that somebody, who may be anybody, asked for a new password by "forgot password". It changes nothing and
 * ends nothing: only a proof of identity does. Rejections: `NotFound`.
 */
export class RequestSelfServiceReset extends Command<AccountChanged> {
  constructor(
    readonly context: CommandContext,
    readonly accountId: string,
    readonly resetId: string,
    /** Where the request came from. */
    readonly network: string,
    /** Until when it can be proved. */
    readonly expiresAt: Date,
  ) {
    super();
  }
}
