import type { Provider } from '@nestjs/common';
import type { Projection } from '@keyledger/projections';
// Its types answer an interface, and no field names them.
import '../graphql/history-entries.type.js';
import { AccountChangedResolver } from '../graphql/account-changed.resolver.js';
import { AccountResolver } from '../graphql/account.resolver.js';
import { EmployeeResolver } from '../graphql/employee.resolver.js';
import { AccountChangeFeed } from './account-changes/account-change-feed.js';
import { AccountHistory } from './account-history/account-history.js';
import { accountHistoryProjection } from './account-history/account-history.projection.js';
import { AccountHistoryQuery } from './account-history/account-history.query.js';
import { EventsInStore } from './account-history/events-in-store.js';
import { AccountLoaders } from './account-loaders.js';
import { AccountList } from './user-list/account-list.js';
import { AccountNodes } from './user-list/account-nodes.js';
import { userListProjection } from './user-list/user-list.projection.js';
import { UserListQuery } from './user-list/user-list.query.js';

/** The read models of accounts, for the projection runner. */
export const accountProjections = [userListProjection, accountHistoryProjection] as Projection[];

/**
 * What reads them. Needs Postgres, EventStore, EventCodec, ReadPositions, Clock, OrganizationReader, CursorCodec and
 * NodeRegistry from elsewhere.
 */
export const accountReadProviders: Provider[] = [
  UserListQuery,
  AccountList,
  AccountNodes,
  AccountLoaders,
  AccountHistoryQuery,
  EventsInStore,
  AccountHistory,
  AccountChangeFeed,
];

/** GraphQL over them: `accounts`, `account`, `accountChanged`, and the fields of an account and its owner. */
export const accountReadResolvers: Provider[] = [
  ...accountReadProviders,
  AccountResolver,
  EmployeeResolver,
  AccountChangedResolver,
];

export { ACCOUNT_HISTORY } from './account-history/account-history.projection.js';
export { USER_LIST } from './user-list/user-list.projection.js';
export {
  AccountChangeFeed,
  AccountHistory,
  AccountHistoryQuery,
  AccountList,
  AccountNodes,
  UserListQuery,
};
