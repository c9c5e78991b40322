import { Readable } from 'node:stream';
import { negotiateLocale, problemFrom } from '@keyledger/graphql';
import { Clock, isRejection, newId, reject, type Locale, type Rejection } from '@keyledger/kernel';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Audience } from '../feed/audience.js';
import { EventFeed, PositionUnknown } from '../feed/event-feed.js';
import { FeedCaller } from './feed-caller.js';
import { feedLines } from './feed-lines.js';
import { OpenPolls } from './open-polls.js';
import { readPollWishes } from './poll-wishes.js';

const SECOND = 1_000;
const HEARTBEAT_MS = 15 * SECOND;
/** Whoever takes nothing for this long, heartbeats included, is cut off. */
const STALLED_MS = 45 * SECOND;
const STATUS: Readonly<Record<string, number>> = { Forbidden: 403, RateLimited: 429 };

/**
 * `GET /events?after=&wait=&limit=&types=` with a service token: public events as JSON Lines, CloudEvents all of them,
 * the last one a heartbeat with the position to go on from. See `apps/api/asyncapi.json`.
 */
@Controller('events')
export class EventsController {
  constructor(
    private readonly callers: FeedCaller,
    private readonly feed: EventFeed,
    private readonly polls: OpenPolls,
    private readonly clock: Clock,
  ) {}

  @Get()
  async poll(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query() query: Record<string, unknown>,
  ): Promise<void> {
    const correlationId = String(reply.getHeader('x-correlation-id') ?? newId());
    const language = request.headers['accept-language'];
    const admission = await this.callers.admit(request, correlationId);
    if ('refused' in admission) return refuse(reply, admission.refused, negotiateLocale(language));
    const { principal } = admission;
    const locale = negotiateLocale(language, principal.locale);
    const wishes = readPollWishes(query);
    if (isRejection(wishes)) return refuse(reply, wishes, locale);
    const { organizationId, departmentIds, service } = principal;
    const { subjectFormat } = service;
    const audience = { organizationId, departmentIds, subjectFormat, types: wishes.types };
    const from = wishes.after === 'now' ? await this.feed.now() : wishes.after;
    const feed = await this.openFeed(audience, from);
    if (isRejection(feed)) return refuse(reply, feed, locale);
    const poll = this.polls.open(principal.sessionId);
    if (!poll) {
      await feed.close();
      return refuse(reply, reject('RateLimited', { retryAfter: 1 }), locale);
    }
    reply.raw.once('close', () => {
      poll.abort();
      this.polls.closed(poll);
    });
    reply.raw.setTimeout(STALLED_MS, () => reply.raw.destroy());
    const { limit, waitSeconds } = wishes;
    const lines = feedLines(
      {
        ...{ feed, audience, from, limit, signal: poll.signal },
        waitMs: waitSeconds * SECOND,
        heartbeatMs: HEARTBEAT_MS,
      },
      this.clock,
    );
    await reply.header('content-type', 'application/x-ndjson').send(Readable.from(lines));
  }

  private async openFeed(audience: Audience, from: string | null) {
    try {
      return await this.feed.open(audience, from);
    } catch (error) {
      if (!(error instanceof PositionUnknown)) throw error;
      return reject('PositionUnknown', { path: ['after'] });
    }
  }
}

/** One JSON document with the problem, in the caller's language. */
async function refuse(
  reply: FastifyReply,
  refused: 'UNAUTHENTICATED' | Rejection,
  locale: Locale,
): Promise<void> {
  if (refused === 'UNAUTHENTICATED') {
    await reply
      .code(401)
      .header('www-authenticate', 'Bearer')
      .send({ error: { code: refused } });
    return;
  }
  const { code, message, params, path, retryAfter } = problemFrom(refused, locale);
  if (retryAfter) void reply.header('retry-after', retryAfter);
  await reply.code(STATUS[code] ?? 400).send({ problem: { code, message, params, path } });
}
