import type { CommandContext } from '@keyledger/event-store';
import type { Rejection, Scope, Secret } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { SubscriptionChange } from '../administer-subscriptions.js';

export type SecretRotation =
  | { readonly outcome: 'rejected'; readonly rejection: Rejection }
  | {
      readonly outcome: 'carried out';
      readonly change: Exclude<SubscriptionChange, { outcome: 'rejected' }>;
      /** Null when the command came again. */
      readonly secret: Secret | null;
    };

/** Signs with a new secret; for a day the one before signs as well. Rejections: `Forbidden`, `NotFound`. */
export class RotateSecret extends Command<SecretRotation> {
  constructor(
    readonly by: Scope,
    readonly context: CommandContext,
    readonly subscriptionId: string,
  ) {
    super();
  }
}
