import type { StoredEvent } from '@keyledger/event-store';
import { Injectable } from '@nestjs/common';
import type { Audience } from '../../feed/audience.js';
import { ToldEvents } from '../../feed/told-events.js';

/**
 * What is sent of an event, made once for all receivers that may know the same: they share the events that the log's
 * one reader hands round, and what was made goes when those do.
 */
@Injectable()
export class WebhookBodies {
  private readonly made = new WeakMap<StoredEvent, Map<string, Promise<string | null>>>();

  constructor(private readonly told: ToldEvents) {}

  /** Null: it is not for this audience. */
  async of(stored: StoredEvent, audience: Audience): Promise<string | null> {
    if (audience.departmentIds !== null) return this.make(stored, audience);
    const bodies = this.made.get(stored) ?? new Map<string, Promise<string | null>>();
    this.made.set(stored, bodies);
    const { subjectFormat } = audience;
    const body = bodies.get(subjectFormat) ?? this.make(stored, audience);
    bodies.set(subjectFormat, body);
    // What could not be made now is made again when it is asked for again.
    body.catch(() => bodies.delete(subjectFormat));
    return body;
  }

  private async make(stored: StoredEvent, audience: Audience): Promise<string | null> {
    const event = await this.told.tell(stored, audience);
    return event && JSON.stringify(event);
  }
}
