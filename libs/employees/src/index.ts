import './messages.js';

export * from './assert-recovery-channel/assert-recovery-channel.command.js';
export * from './change-employee-details/change-employee-details.command.js';
export * from './channel-destination.js';
export * from './employee-change.js';
export { employeeNumberClaim, isSameNumber } from './employee-numbers.js';
export * from './employee-reader.js';
export * from './employee-resolvers.js';
export * from './employee.events.js';
export * from './employee.state.js';
export * from './employees.module.js';
export * from './mask-destination.js';
export * from './move-employee/move-employee.command.js';
export * from './person-details.js';
export * from './register-employee/register-employee.command.js';
export * from './remove-recovery-channel/remove-recovery-channel.command.js';
export * from './search-keys.js';
export * from './verify-recovery-channel/verify-recovery-channel.command.js';
