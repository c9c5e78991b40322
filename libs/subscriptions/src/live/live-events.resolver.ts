import type { Position } from '@keyledger/event-store';
import {
  Access,
  CurrentPrincipal,
  graphqlError,
  PositionScalar,
  RequestInfo,
  type Principal,
  type RequestContext,
} from '@keyledger/graphql';
import { Args, Resolver, Subscription } from '@nestjs/graphql';
import type { CloudEvent } from '../public-events/cloud-event.js';
import { passwordChanged } from '../public-events/password-changed.js';
import { PUBLIC_EVENT_TYPES } from '../public-events/public-events.js';
import { LiveEvents } from './live-events.js';
import {
  passwordChangedNode,
  PublicEventNode,
  publicEventNode,
  PublicPasswordChangedNode,
} from './public-event.type.js';

const LISTENERS = ['SERVICE', 'OWNER', 'ADMIN', 'SECURITY', 'AUDITOR'] as const;
const SINCE = {
  type: () => PositionScalar,
  nullable: true,
  description:
    'A place in the log, exclusive: what came after it is told first. Without it, from now on.',
} as const;

const told =
  <Node>(node: (event: CloudEvent) => Node) =>
  (event: CloudEvent, _: unknown, { reading }: RequestContext): Node => {
    reading.position = event.position;
    return node(event);
  };

@Resolver()
export class LiveEventsResolver {
  constructor(private readonly events: LiveEvents) {}

  @Subscription(() => PublicPasswordChangedNode, {
    description:
      'Every password that came into force, at least once and in order for each account. Ends with the session or token.',
    resolve: told(passwordChangedNode),
  })
  @Access({ roles: LISTENERS })
  passwordChanged(
    @Args('since', SINCE) since: Position | null,
    @CurrentPrincipal() principal: Principal,
    @RequestInfo() request: RequestContext,
  ): Promise<AsyncIterableIterator<CloudEvent>> {
    return this.events.listen(principal, request, since, new Set([passwordChanged.type]));
  }

  @Subscription(() => PublicEventNode, {
    description:
      'Everything that happened to accounts, at least once and in order for each. Ends with the session or token.',
    resolve: told(publicEventNode),
  })
  @Access({ roles: LISTENERS })
  accountEvents(
    @Args('since', SINCE) since: Position | null,
    @Args('types', {
      type: () => [String],
      nullable: true,
      description: 'Types that are wanted; without them, all there are and will be.',
    })
    types: readonly string[] | null | undefined,
    @CurrentPrincipal() principal: Principal,
    @RequestInfo() request: RequestContext,
  ): Promise<AsyncIterableIterator<CloudEvent>> {
    const unknown = types?.find((type) => !PUBLIC_EVENT_TYPES.includes(type));
    if (unknown !== undefined) throw graphqlError('BAD_REQUEST', 'There is no such type of events');
    return this.events.listen(principal, request, since, types ? new Set(types) : null);
  }
}
