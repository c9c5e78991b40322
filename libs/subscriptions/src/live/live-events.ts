import { graphqlError, problemFrom, type Principal, type RequestContext } from '@keyledger/graphql';
import { Clock, reject } from '@keyledger/kernel';
import { OrganizationReader } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import type { Audience } from '../feed/audience.js';
import { EventFeed, PositionUnknown, type OpenFeed } from '../feed/event-feed.js';
import { OpenPolls } from '../http/open-polls.js';
import type { CloudEvent } from '../public-events/cloud-event.js';

/** How soon a token that was revoked is noticed while nothing happens; nothing is told before it is asked again. */
const REVISIT_MS = 15_000;

/**
 * Public events for somebody who listens over graphql-ws: from a position on, and then as they happen. What is told
 * next is read when the one before has left, so a slow listener costs no memory.
 */
@Injectable()
export class LiveEvents {
  constructor(
    private readonly feed: EventFeed,
    private readonly polls: OpenPolls,
    private readonly organizations: OrganizationReader,
    private readonly clock: Clock,
  ) {}

  /**
   * @param since exclusive; null: from now on.
   * @throws FORBIDDEN, RATE_LIMITED, BAD_REQUEST with the problem.
   */
  async listen(
    principal: Principal,
    request: RequestContext,
    since: string | null,
    types: ReadonlySet<string> | null,
  ): Promise<AsyncIterableIterator<CloudEvent>> {
    const { organizationId, departmentIds, service, sessionId } = principal;
    if (service && !service.scopes.includes('EVENTS')) {
      throw graphqlError('FORBIDDEN', 'The token is not for events');
    }
    const subjectFormat = service?.subjectFormat ?? 'ADDRESS';
    const audience = { organizationId, departmentIds, subjectFormat, types };
    const feed = await this.open(audience, since ?? (await this.feed.now()), request);
    const place = this.polls.open(sessionId);
    if (!place) {
      await feed.close();
      throw graphqlError('RATE_LIMITED', 'Too many subscriptions at once', { retryAfter: 1 });
    }
    const watch = setInterval(() => void this.endIfRevoked(principal, place), REVISIT_MS);
    const end = async () => {
      clearInterval(watch);
      this.polls.closed(place);
      await feed.close();
    };
    place.signal.addEventListener('abort', () => void end());
    return eventsOf(feed, end);
  }

  private async open(
    audience: Audience,
    since: string,
    { locale }: RequestContext,
  ): Promise<OpenFeed> {
    try {
      return await this.feed.open(audience, since);
    } catch (error) {
      if (!(error instanceof PositionUnknown)) throw error;
      const problem = problemFrom(reject('PositionUnknown', { path: ['since'] }), locale);
      throw graphqlError('BAD_REQUEST', problem.message, { problem });
    }
  }

  /** A session is asked about before each event leaves; a token that is over ends the subscription. */
  private async endIfRevoked(principal: Principal, place: AbortController): Promise<void> {
    if (principal.kind !== 'SERVICE') return;
    try {
      const { serviceTokens } = await this.organizations.state(principal.organizationId);
      const token = serviceTokens.get(principal.sessionId);
      if (!token || new Date(token.expiresAt) <= this.clock.now()) place.abort();
    } catch {
      // The database is away: it is asked again, and nothing can be read from it meanwhile.
    }
  }
}

/** Ends at once when told to, also while it waits (an async generator would wait for one more event first). */
function eventsOf(feed: OpenFeed, end: () => Promise<void>): AsyncIterableIterator<CloudEvent> {
  const items = feed[Symbol.asyncIterator]();
  const iterator: AsyncIterableIterator<CloudEvent> = {
    [Symbol.asyncIterator]: () => iterator,
    async next() {
      try {
        for (;;) {
          const { done, value } = await items.next();
          if (done) break;
          if (value.kind === 'event') return { done: false, value: value.event };
        }
      } catch (error) {
        await end();
        throw error;
      }
      await end();
      return { done: true, value: undefined };
    },
    async return() {
      await end();
      return { done: true, value: undefined };
    },
  };
  return iterator;
}
