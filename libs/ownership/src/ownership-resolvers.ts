import type { Provider } from '@nestjs/common';
import { AbortOwnerChangeResolver } from './abort-owner-change/abort-owner-change.resolver.js';
import { AbortOffboardingResolver } from './abort-offboarding/abort-offboarding.resolver.js';
import { ApproveOwnerChangeResolver } from './approve-owner-change/approve-owner-change.resolver.js';
import { OffboardingResolver } from './graphql/offboarding.resolver.js';
import { OwnerChangePayloadResolver } from './graphql/owner-change-payload.resolver.js';
import { OwnerChangeResolver } from './graphql/owner-change.resolver.js';
import { NameSuccessorResolver } from './name-successor/name-successor.resolver.js';
import { OffboardEmployeeResolver } from './offboard-employee/offboard-employee.resolver.js';
import { OffboardingReader } from './offboarding/offboarding.reader.js';
import { NamedPeople } from './owner-change/named-people.js';
import { OwnerChangeReader } from './owner-change/owner-change.reader.js';
import { OwnerChangesQuery } from './owner-change/owner-changes.query.js';
import { RefuseOwnerChangeResolver } from './refuse-owner-change/refuse-owner-change.resolver.js';
import { RenewOwnerChangeApprovalResolver } from './renew-owner-change-approval/renew-owner-change-approval.resolver.js';
import { StartOwnerChangeResolver } from './start-owner-change/start-owner-change.resolver.js';

/** The GraphQL side of changes of owner; the api adds them to its module. */
export const ownershipResolvers: readonly Provider[] = [
  AbortOffboardingResolver,
  AbortOwnerChangeResolver,
  ApproveOwnerChangeResolver,
  NamedPeople,
  NameSuccessorResolver,
  OffboardEmployeeResolver,
  OffboardingReader,
  OffboardingResolver,
  OwnerChangePayloadResolver,
  OwnerChangeReader,
  OwnerChangeResolver,
  OwnerChangesQuery,
  RefuseOwnerChangeResolver,
  RenewOwnerChangeApprovalResolver,
  StartOwnerChangeResolver,
];
