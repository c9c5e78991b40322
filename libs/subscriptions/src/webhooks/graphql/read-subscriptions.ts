import { AggregateStore, EventStore } from '@keyledger/event-store';
import { Clock, type Scope } from '@keyledger/kernel';
import { lagSeconds } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import { DeliveryRows, type DeliveryRow } from '../deliver/delivery-rows.js';
import { subscriptionAggregate, type WebhookSubscription } from '../subscription.state.js';

export interface ReadSubscription {
  readonly id: string;
  readonly subscription: WebhookSubscription;
  readonly delivery: DeliveryRow | null;
  readonly lagSeconds: number;
  readonly waiting: number;
  readonly dead: number;
}

/** Subscriptions of the caller's organization: the terms from their streams, and how far their deliveries are. */
@Injectable()
export class ReadSubscriptions {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly store: EventStore,
    private readonly rows: DeliveryRows,
    private readonly clock: Clock,
  ) {}

  /** The oldest first; none for an admin of departments, since they tell of all. */
  async all(scope: Scope): Promise<readonly ReadSubscription[]> {
    if (scope.departmentIds !== null) return [];
    const rows = await this.rows.all(scope.organizationId);
    const read = await Promise.all(rows.map((row) => this.read(scope, row.subscription_id, row)));
    return read.filter((each) => each !== null);
  }

  /** Null for an unknown one and for what is not in scope alike. */
  async byId(scope: Scope, id: string): Promise<ReadSubscription | null> {
    if (scope.departmentIds !== null) return null;
    return this.read(scope, id, await this.rows.find(id));
  }

  deadLetters(id: string) {
    return this.rows.dead(id, 50);
  }

  private async read(
    { organizationId }: Scope,
    id: string,
    delivery: DeliveryRow | null,
  ): Promise<ReadSubscription | null> {
    const { state: subscription } = await this.aggregates.load(subscriptionAggregate, id);
    if (!subscription.exists || subscription.organizationId !== organizationId) return null;
    const [counts, lag] = await Promise.all([
      this.rows.counts([id]),
      delivery ? lagSeconds(this.store, delivery.checkpoint, this.clock.now()) : 0,
    ]);
    const { waiting = 0, dead = 0 } = counts.get(id) ?? {};
    return { id, subscription, delivery, lagSeconds: lag, waiting, dead };
  }
}
