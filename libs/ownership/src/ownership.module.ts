import { AccountsModule } from '@keyledger/accounts';
import { Module } from '@nestjs/common';
import './messages.js';
import { AbortOwnerChangeHandler } from './abort-owner-change/abort-owner-change.handler.js';
import { AbortOffboardingHandler } from './abort-offboarding/abort-offboarding.handler.js';
import { ApproveOwnerChangeHandler } from './approve-owner-change/approve-owner-change.handler.js';
import { NameSuccessorHandler } from './name-successor/name-successor.handler.js';
import { OffboardEmployeeHandler } from './offboard-employee/offboard-employee.handler.js';
import { ActOnChange } from './owner-change/act-on-change.js';
import { DecideOnChange } from './owner-change/change-command.js';
import { MaySucceed } from './owner-change/may-succeed.js';
import { RefuseOwnerChangeHandler } from './refuse-owner-change/refuse-owner-change.handler.js';
import { RenewOwnerChangeApprovalHandler } from './renew-owner-change-approval/renew-owner-change-approval.handler.js';
import { StartOwnerChangeHandler } from './start-owner-change/start-owner-change.handler.js';

/** How mailboxes pass from one owner to the next; `ownershipResolvers` are registered by the process that serves HTTP. */
@Module({
  imports: [AccountsModule],
  providers: [
    ActOnChange,
    DecideOnChange,
    MaySucceed,
    AbortOffboardingHandler,
    AbortOwnerChangeHandler,
    ApproveOwnerChangeHandler,
    NameSuccessorHandler,
    OffboardEmployeeHandler,
    RefuseOwnerChangeHandler,
    RenewOwnerChangeApprovalHandler,
    StartOwnerChangeHandler,
  ],
  exports: [ActOnChange, MaySucceed],
})
export class OwnershipModule {}
