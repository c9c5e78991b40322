import { AccountHistoryQuery, UserListQuery } from '@keyledger/accounts';
import { Module } from '@nestjs/common';
import { AccountPast } from './account-as-of/account-past.js';
import { OrganizationPast } from './account-as-of/organization-past.js';
import { StreamEvents } from './account-as-of/stream-events.js';
import { ErasureModule } from './erasure/erasure.module.js';
import { EventsToExport } from './export-history/events-to-export.js';
import { HistoryExport } from './export-history/history-export.js';
import { MayExport } from './export-history/may-export.js';

/** The past of accounts, and events as files. Stores, read positions and clock come from the assembly. */
@Module({
  imports: [ErasureModule],
  providers: [
    StreamEvents,
    OrganizationPast,
    AccountPast,
    AccountHistoryQuery,
    UserListQuery,
    EventsToExport,
    MayExport,
    HistoryExport,
  ],
  exports: [ErasureModule, AccountPast, MayExport, HistoryExport],
})
export class ComplianceModule {}
