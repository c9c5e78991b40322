import { aggregateIdOf, EventCodec, type StoredEvent } from '@keyledger/event-store';
import { Injectable } from '@nestjs/common';
import { cloudEvent, type CloudEvent } from '../public-events/cloud-event.js';
import { publicEventFrom } from '../public-events/public-events.js';
import { AccountSubjects } from './account-subjects.js';
import type { Audience } from './audience.js';

/** Turns what the log holds into what an audience is told. */
@Injectable()
export class ToldEvents {
  constructor(
    private readonly codec: EventCodec,
    private readonly subjects: AccountSubjects,
  ) {}

  /**
   * Whether the event may concern the audience, as far as that stands in clear: nothing is decrypted for others.
   */
  concerns(stored: StoredEvent, { organizationId, types }: Audience): boolean {
    const definition = publicEventFrom(stored.type);
    if (!definition || (types !== null && !types.has(definition.type))) return false;
    const meta = JSON.parse(stored.meta) as { readonly organizationId: string };
    return meta.organizationId === organizationId;
  }

  /** Null: it is not for this audience. */
  async tell(stored: StoredEvent, audience: Audience): Promise<CloudEvent | null> {
    const definition = publicEventFrom(stored.type);
    if (!definition || !this.concerns(stored, audience)) return null;
    const event = await this.codec.decode(stored);
    const data = definition.map(event);
    if (data === null) return null;
    const about = await this.subjects.about(aggregateIdOf(stored.stream), audience);
    return about && cloudEvent(definition.type, event, { ...about, ...data });
  }
}
