import type { Provider, Type } from '@nestjs/common';
import { CaseEvidence } from './case-list/case-evidence.js';
import { CaseListQuery } from './case-list/case-list.query.js';
import { RecordVerdictResolver } from './give-verdict/give-verdict.resolver.js';
import { AnomalyCaseResolver } from './graphql/anomaly-case.resolver.js';
import { AnomalyDetectedResolver } from './graphql/anomaly-detected.resolver.js';
import { AnomalyFeed } from './live/anomaly-feed.js';
import { CaseNodes } from './graphql/case-nodes.js';
import { AnomalyEvidenceResolver } from './graphql/evidence.resolver.js';
import { WasThisYouController } from './was-this-you/pages/was-this-you.controller.js';

/** The GraphQL side of cases; the api adds them to its module. */
export const anomalyResolvers: readonly Provider[] = [
  AnomalyCaseResolver,
  AnomalyDetectedResolver,
  AnomalyFeed,
  AnomalyEvidenceResolver,
  CaseEvidence,
  CaseListQuery,
  CaseNodes,
  RecordVerdictResolver,
];

/** The page that a mailed question leads to. */
export const anomalyControllers: readonly Type[] = [WasThisYouController];
