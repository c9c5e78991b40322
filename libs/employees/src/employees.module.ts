import { EmployeeDirectory } from '@keyledger/organizations';
import { Global, Module } from '@nestjs/common';
import { ActOnEmployee } from './act-on-employee.js';
import { AssertRecoveryChannelHandler } from './assert-recovery-channel/assert-recovery-channel.handler.js';
import { ChangeEmployeeDetailsHandler } from './change-employee-details/change-employee-details.handler.js';
import { EmployeeNumbers } from './employee-numbers.js';
import { EmployeeReader } from './employee-reader.js';
import { LeaveEmployeeHandler } from './leave-employee/leave-employee.handler.js';
import { MoveEmployeeHandler } from './move-employee/move-employee.handler.js';
import { RecordErasureHandler } from './record-erasure/record-erasure.handler.js';
import { RegisterEmployeeHandler } from './register-employee/register-employee.handler.js';
import { RemoveRecoveryChannelHandler } from './remove-recovery-channel/remove-recovery-channel.handler.js';
import { VerifyRecoveryChannelHandler } from './verify-recovery-channel/verify-recovery-channel.handler.js';

/** Every command on a person, and what other contexts ask about people. Stores and clock come from the assembly. */
@Global()
@Module({
  providers: [
    ActOnEmployee,
    EmployeeNumbers,
    EmployeeReader,
    { provide: EmployeeDirectory, useExisting: EmployeeReader },
    AssertRecoveryChannelHandler,
    ChangeEmployeeDetailsHandler,
    LeaveEmployeeHandler,
    MoveEmployeeHandler,
    RecordErasureHandler,
    RegisterEmployeeHandler,
    RemoveRecoveryChannelHandler,
    VerifyRecoveryChannelHandler,
  ],
  exports: [ActOnEmployee, EmployeeReader, EmployeeDirectory],
})
export class EmployeesModule {}
