import type { StoredEvent } from '@keyledger/event-store';
import type { Secret } from '@keyledger/kernel';
import type { Audience } from '../../feed/audience.js';
import { signedHeaders, webhookId } from '../sign/sign-webhook.js';
import { Pace } from './pace.js';
import type { WebhookBodies } from './webhook-bodies.js';
import type { Attempt, WebhookSender } from './webhook-sender.js';

export interface SigningKeys {
  readonly current: Secret;
  /** Signs as well, until then. */
  readonly previous: { readonly secret: Secret; readonly until: Date } | null;
}

/** Carries events to one receiver, each try signed anew. */
export class Courier {
  private readonly pace: Pace;

  constructor(
    private readonly sender: WebhookSender,
    private readonly bodies: WebhookBodies,
    private readonly keys: SigningKeys,
    private readonly audience: Audience,
    ratePerMinute: number | null,
  ) {
    this.pace = new Pace(ratePerMinute);
  }

  /** Takes a place among the deliveries of this minute. @returns 0, or the milliseconds until one is free. */
  restMs(now: number): number {
    return this.pace.take(now);
  }

  async carry(stored: StoredEvent): Promise<Attempt> {
    const body = await this.bodies.of(stored, this.audience);
    // Nothing to tell: the account left the department meanwhile, or the event is private after all.
    if (body === null) return { outcome: 'delivered' };
    return this.send(webhookId(stored.eventId), body);
  }

  send(id: string, body: string): Promise<Attempt> {
    const now = Date.now();
    const { current, previous } = this.keys;
    const secrets =
      previous && previous.until.getTime() > now ? [current, previous.secret] : [current];
    const timestamp = Math.floor(now / 1_000);
    return this.sender.send(signedHeaders({ id, timestamp, body }, secrets), body);
  }

  close(): Promise<void> {
    return this.sender.close();
  }
}
