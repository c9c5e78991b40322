import { Vault } from '@keyledger/credentials';
import { streamOf } from '@keyledger/event-store';
import { Clock, newId } from '@keyledger/kernel';
import { mayAdministerOrganization } from '@keyledger/organizations';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AdministerSubscriptions } from '../administer-subscriptions.js';
import { subscriptionAggregate } from '../subscription.state.js';
import { RotateSecret, type SecretRotation } from './rotate-secret.command.js';
import { decideRotation } from './rotate-secret.decider.js';

@CommandHandler(RotateSecret)
export class RotateSecretHandler implements ICommandHandler<RotateSecret> {
  constructor(
    private readonly subscriptions: AdministerSubscriptions,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  async execute({ by, context, subscriptionId }: RotateSecret): Promise<SecretRotation> {
    const refused = mayAdministerOrganization(by);
    if (refused) return { outcome: 'rejected', rejection: refused };
    const secretId = newId();
    const stream = streamOf(subscriptionAggregate, subscriptionId);
    const { organizationId } = context;
    const secret = await this.vault.issueSigningSecret(secretId, { organizationId, stream });
    const now = this.clock.now();
    const change = await this.subscriptions.carryOut(by, context, subscriptionId, (subscription) =>
      decideRotation(secretId, now, subscription),
    );
    if (change.outcome === 'rejected') return change;
    const { previous } = change.state.secrets;
    // Kept for longer than it goes on signing, and then swept.
    if (previous) await this.vault.supersede(previous.id, now);
    return {
      outcome: 'carried out',
      change,
      secret: change.outcome === 'appended' ? secret : null,
    };
  }
}
