import { USER_LIST } from '@keyledger/accounts';
import type { Position } from '@keyledger/event-store';
import {
  Access,
  CurrentPrincipal,
  CurrentScope,
  PositionScalar,
  Reads,
  type Principal,
  type RequestContext,
} from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { Field, ObjectType, Resolver, Subscription } from '@nestjs/graphql';
import { ANOMALY_CASE } from '../case-list/anomaly-case.projection.js';
import { AnomalyFeed, type DetectedAnomaly } from '../live/anomaly-feed.js';
import { CASE_READERS } from './anomaly-case.resolver.js';
import { AnomalyCaseNode, anomalyCaseNode } from './anomaly-case.type.js';

@ObjectType('AnomalyDetected', { description: 'A case was opened.' })
export class AnomalyDetectedNode {
  @Field(() => AnomalyCaseNode, { description: 'The case as it is now.' })
  readonly case!: AnomalyCaseNode;

  @Field(() => PositionScalar, { description: 'Where in the log it was opened.' })
  readonly position!: Position;
}

@Resolver()
export class AnomalyDetectedResolver {
  constructor(private readonly feed: AnomalyFeed) {}

  @Subscription(() => AnomalyDetectedNode, {
    description:
      'Tells of every case that is opened from now on and that the caller may see. Ends with the session.',
    resolve(
      { row, position }: DetectedAnomaly,
      _: unknown,
      { reading }: RequestContext,
    ): AnomalyDetectedNode {
      reading.position = position;
      return { case: anomalyCaseNode(row), position };
    },
  })
  @Access({ roles: CASE_READERS })
  @Reads(ANOMALY_CASE, USER_LIST)
  anomalyDetected(@CurrentScope() scope: Scope, @CurrentPrincipal() principal: Principal) {
    return this.feed.watch(scope, principal);
  }
}
