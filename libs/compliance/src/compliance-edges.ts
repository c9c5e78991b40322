import type { Provider, Type } from '@nestjs/common';
import { AccountAsOfResolver } from './account-as-of/account-as-of.resolver.js';
import { AccountsInScope } from './account-as-of/account-in-scope.js';
import { AccountDiffResolver } from './account-diff/account-diff.resolver.js';
import { ApproveErasureResolver } from './decide-on-erasure/approve-erasure.resolver.js';
import { RefuseErasureResolver } from './decide-on-erasure/refuse-erasure.resolver.js';
import { PersonErasureResolver } from './erasure/person-erasure.resolver.js';
import { ExportsController } from './export-history/http/exports.controller.js';
import { FileRequests } from './export-history/http/file-requests.js';
import { PlaceLegalHoldResolver } from './legal-holds/place-legal-hold.resolver.js';
import { ReleaseLegalHoldResolver } from './legal-holds/release-legal-hold.resolver.js';
import { RequestErasureResolver } from './request-erasure/request-erasure.resolver.js';

/** The GraphQL side of compliance, for the api; it stands beside the accounts' read models. */
export const complianceResolvers: readonly Provider[] = [
  AccountsInScope,
  FileRequests,
  AccountAsOfResolver,
  AccountDiffResolver,
  PersonErasureResolver,
  RequestErasureResolver,
  ApproveErasureResolver,
  RefuseErasureResolver,
  PlaceLegalHoldResolver,
  ReleaseLegalHoldResolver,
];

/** Events as files; the api adds it to a module that imports `ComplianceModule`. */
export const complianceControllers: Type<unknown>[] = [ExportsController];
