import type { Provider } from '@nestjs/common';
import { AssertRecoveryChannelResolver } from './assert-recovery-channel/assert-recovery-channel.resolver.js';
import { ChangeEmployeeDetailsResolver } from './change-employee-details/change-employee-details.resolver.js';
import { MoveEmployeeResolver } from './move-employee/move-employee.resolver.js';
import { RegisterEmployeeResolver } from './register-employee/register-employee.resolver.js';
import { RemoveRecoveryChannelResolver } from './remove-recovery-channel/remove-recovery-channel.resolver.js';

/** The GraphQL side of the commands on people; the api adds them to its module. */
export const employeeResolvers: readonly Provider[] = [
  AssertRecoveryChannelResolver,
  ChangeEmployeeDetailsResolver,
  MoveEmployeeResolver,
  RegisterEmployeeResolver,
  RemoveRecoveryChannelResolver,
];
