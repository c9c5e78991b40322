import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { AccountChanged } from '../account-changed.js';
import type { ProviderAnswer } from './record-provider-outcome.decider.js';

/** Writes down what the provider did about a requested change; with APPLIED the password has changed. */
export class RecordProviderOutcome extends Command<AccountChanged> {
  constructor(
    readonly context: CommandContext,
    readonly accountId: string,
    readonly requestId: string,
    readonly answer: ProviderAnswer,
  ) {
    super();
  }
}
