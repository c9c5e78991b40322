import type { Provider, Type } from '@nestjs/common';
import { CancelBulkOperationResolver } from './cancel-bulk-operation/cancel-bulk-operation.resolver.js';
import { AccountExport } from './export-accounts/account-export.js';
import { AccountExportsController } from './export-accounts/http/account-exports.controller.js';
import { BulkItemAccountResolver, BulkItemsResolver } from './graphql/bulk-items.resolver.js';
import { BulkOperationProgressedResolver } from './graphql/bulk-operation-progressed.resolver.js';
import { BulkOperationResolver } from './graphql/bulk-operation.resolver.js';
import { BulkPayloadResolver } from './graphql/bulk-payload.resolver.js';
import { LockAccountsResolver } from './lock-accounts/lock-accounts.resolver.js';
import { MoveEmployeesResolver } from './move-employees/move-employees.resolver.js';
import { BulkOperationFeed } from './progress/bulk-operation-feed.js';
import { BulkOperationsQuery } from './progress/bulk-operations.query.js';
import { ResetPasswordsResolver } from './reset-passwords/reset-passwords.resolver.js';
import { OrderBulkOperation } from './start-bulk-operation/order-bulk-operation.js';
import { UnlockAccountsResolver } from './unlock-accounts/unlock-accounts.resolver.js';

/** The GraphQL side of bulk operations; the api adds them to its module. */
export const bulkResolvers: readonly Provider[] = [
  AccountExport,
  BulkItemAccountResolver,
  BulkItemsResolver,
  BulkOperationFeed,
  BulkOperationProgressedResolver,
  BulkOperationResolver,
  BulkOperationsQuery,
  BulkPayloadResolver,
  CancelBulkOperationResolver,
  LockAccountsResolver,
  MoveEmployeesResolver,
  OrderBulkOperation,
  ResetPasswordsResolver,
  UnlockAccountsResolver,
];

/** Accounts as files; the api adds it where `bulkResolvers` and `complianceResolvers` are. */
export const bulkControllers: Type<unknown>[] = [AccountExportsController];
