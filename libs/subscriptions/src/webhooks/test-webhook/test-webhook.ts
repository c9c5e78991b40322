import { AggregateStore } from '@keyledger/event-store';
import { Clock, newId, reject, type Rejection, type Scope } from '@keyledger/kernel';
import { mayAdministerOrganization } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import { sourceOf } from '../../public-events/cloud-event.js';
import { Couriers } from '../deliver/couriers.js';
import type { Attempt } from '../deliver/webhook-sender.js';
import { webhookId } from '../sign/sign-webhook.js';
import { subscriptionAggregate } from '../subscription.state.js';

/** Sends a signed event that says nothing, once, and tells what came of it; nothing is recorded. */
@Injectable()
export class TestWebhook {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly couriers: Couriers,
    private readonly clock: Clock,
  ) {}

  /** Rejections: `Forbidden`, `NotFound`. @throws SigningSecretLost */
  async send(by: Scope, subscriptionId: string): Promise<Attempt | Rejection> {
    const forbidden = mayAdministerOrganization(by);
    if (forbidden) return forbidden;
    const { state } = await this.aggregates.load(subscriptionAggregate, subscriptionId);
    if (!state.exists || state.organizationId !== by.organizationId) return reject('NotFound');
    const id = newId();
    const event = {
      specversion: '1.0',
      id,
      source: sourceOf(by.organizationId),
      type: 'keyledger.subscription.tested.v1',
      subject: subscriptionId,
      time: this.clock.now().toISOString(),
      datacontenttype: 'application/json',
      data: {},
    };
    const courier = await this.couriers.to(state, 1);
    try {
      return await courier.send(webhookId(id), JSON.stringify(event));
    } finally {
      await courier.close();
    }
  }
}
