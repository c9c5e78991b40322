import { defineProblem } from '@keyledger/graphql';

/** The caller's rank, departments or own account stand against it. */
export const RANK_PROBLEMS = [
  defineProblem('RankTooLow'),
  defineProblem('NotYourself'),
  defineProblem('OutsideYourDepartments'),
];

export const PROVISIONING_PROBLEMS = [
  defineProblem('RankTooLow'),
  defineProblem('OutsideYourDepartments'),
  defineProblem('EmployeeUnknown'),
  defineProblem('EmployeeHasLeft'),
  defineProblem('DomainUnknown'),
  defineProblem('AddressTaken'),
  defineProblem('AlreadyExists'),
];

export const PASSWORD_PROBLEMS = [
  defineProblem('PasswordTooWeak'),
  defineProblem('PasswordSameAsOld'),
  defineProblem('CurrentPasswordWrong'),
  defineProblem('AccountLocked'),
  defineProblem('AccountSuspended'),
  defineProblem('AccountFrozen'),
  defineProblem('ResetInProgress'),
];

export const RESET_PROBLEMS = [
  defineProblem('AccountSuspended'),
  defineProblem('AccountFrozen'),
  defineProblem('NoRecoveryChannel'),
  defineProblem('ResetInProgress'),
  defineProblem('CallerNotProved'),
];
