import type { Provider } from '@nestjs/common';
import type { Projection } from '@keyledger/projections';
// Its types answer an interface, and no field names them.
import '../graphql/history-entries.type.js';
import { AccountChangedResolver } from '../graphql/account-changed.resolver.js';
import {
  AccountFacetsResolver,
  AccountListFacetsResolver,
} from '../graphql/account-facets.resolver.js';
import { AccountResolver } from '../graphql/account.resolver.js';
import { EmployeeResolver } from '../graphql/employee.resolver.js';
import { AccountChangeFeed } from './account-changes/account-change-feed.js';
import { AccountHistory } from './account-history/account-history.js';
import { accountHistoryProjection } from './account-history/account-history.projection.js';
import { AccountHistoryQuery } from './account-history/account-history.query.js';
import { EventsInStore } from './account-history/events-in-store.js';
import { AccountLoaders } from './account-loaders.js';
import { SignInResolver } from '../graphql/sign-in.resolver.js';
import { SignInLog } from './sign-in-log/sign-in-log.js';
import { signInLogProjection } from './sign-in-log/sign-in-log.projection.js';
import { SignInLogQuery } from './sign-in-log/sign-in-log.query.js';
import { AccountList } from './user-list/account-list.js';
import { AccountNodes } from './user-list/account-nodes.js';
import { AccountFacetsQuery } from './user-list/facets/account-facets.query.js';
import { userListProjection } from './user-list/user-list.projection.js';
import { UserListQuery } from './user-list/user-list.query.js';

/** The read models of accounts, for the projection runner. */
export const accountProjections = [
  userListProjection,
  accountHistoryProjection,
  signInLogProjection,
] as Projection[];

/**
 * What reads them. Needs Postgres, EventStore, EventCodec, ReadPositions, Clock, OrganizationReader, CursorCodec and
 * NodeRegistry from elsewhere.
 */
export const accountReadProviders: Provider[] = [
  UserListQuery,
  AccountList,
  AccountFacetsQuery,
  AccountNodes,
  AccountLoaders,
  AccountHistoryQuery,
  EventsInStore,
  AccountHistory,
  SignInLogQuery,
  SignInLog,
  AccountChangeFeed,
];

/** GraphQL over them: `accounts`, `account`, `signIns`, `accountChanged`, and the fields of an account and its owner. */
export const accountReadResolvers: Provider[] = [
  ...accountReadProviders,
  AccountResolver,
  AccountListFacetsResolver,
  AccountFacetsResolver,
  SignInResolver,
  EmployeeResolver,
  AccountChangedResolver,
];

export {
  TIME_BASES,
  WHOLE_HISTORY,
  type HistoryCriteria,
  type TimeBasis,
} from './account-history/history-criteria.js';
export { HISTORY_EVENTS, type HistoryEvent } from './account-history/history-events.js';
export type { HistoryRow } from './account-history/history-row.js';
export { sentenceOf, type Reader } from './account-history/sentence.js';
export { ACCOUNT_HISTORY } from './account-history/account-history.projection.js';
export type { AccountCriteria, AccountFilter } from './user-list/account-criteria.js';
export { accountCriteria } from './user-list/account-list.js';
export { LONGEST_SEARCH } from './user-list/search-text.js';
export { networkMark } from './sign-in-log/network-mark.js';
export { signInSource } from './sign-in-log/sign-in-source.js';
export {
  FAILURE_REASONS,
  SIGN_IN_CLIENTS,
  type FailureReason,
  type SignInClient,
} from './sign-in-facts.js';
export { USER_LIST } from './user-list/user-list.projection.js';
export { branchesOf, worksWithin, type Branches } from './user-list/works-within.js';
export { WatchedLog, type Watcher } from './account-changes/watched-log.js';
export {
  AccountChangeFeed,
  AccountHistory,
  AccountHistoryQuery,
  AccountList,
  AccountNodes,
  UserListQuery,
};
