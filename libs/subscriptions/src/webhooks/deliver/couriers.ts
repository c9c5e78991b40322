import { Vault } from '@keyledger/credentials';
import { Injectable } from '@nestjs/common';
import type { Audience } from '../../feed/audience.js';
import type { WebhookSubscription } from '../subscription.state.js';
import { WebhookTargets } from '../target/webhook-targets.js';
import { Courier } from './courier.js';
import { WebhookBodies } from './webhook-bodies.js';
import { WebhookSender } from './webhook-sender.js';

/** The vault has lost a signing secret that a subscription names: it has to be rotated. */
export class SigningSecretLost extends Error {
  override readonly name = 'SigningSecretLost';
}

export function audienceOf({ organizationId, terms }: WebhookSubscription): Audience {
  const { departmentId, subjectFormat, eventTypes } = terms;
  return {
    organizationId,
    departmentIds: departmentId === null ? null : [departmentId],
    subjectFormat,
    types: eventTypes && new Set(eventTypes),
  };
}

/** Makes the courier of a subscription, with its secrets in hand. */
@Injectable()
export class Couriers {
  constructor(
    private readonly vault: Vault,
    private readonly targets: WebhookTargets,
    private readonly bodies: WebhookBodies,
  ) {}

  /** @throws SigningSecretLost, SealBroken */
  async to(subscription: WebhookSubscription, connections: number): Promise<Courier> {
    const { current: currentId, previous: before } = subscription.secrets;
    const current = await this.vault.signingSecret(currentId);
    if (!current) throw new SigningSecretLost('The signing secret is lost; rotate it');
    const secret = before && (await this.vault.signingSecret(before.id));
    const previous = before && secret ? { secret, until: new Date(before.until) } : null;
    const { url, ratePerMinute } = subscription.terms;
    return new Courier(
      new WebhookSender(url, this.targets, connections),
      this.bodies,
      { current, previous },
      audienceOf(subscription),
      ratePerMinute,
    );
  }
}
