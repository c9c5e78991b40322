import { defineProblem } from '@keyledger/graphql';

export const CHANNEL_PROBLEMS = [
  defineProblem('RankTooLow'),
  defineProblem('NotYourself'),
  defineProblem('OutsideYourDepartments'),
];

export const REGISTRATION_PROBLEMS = [
  defineProblem('OutsideYourDepartments'),
  defineProblem('DepartmentUnknown'),
  defineProblem('EmployeeNumberTaken'),
  defineProblem('AlreadyExists'),
];

export const RECORD_PROBLEMS = [
  defineProblem('RankTooLow'),
  defineProblem('OutsideYourDepartments'),
  defineProblem('DepartmentUnknown'),
  defineProblem('EmployeeNumberTaken'),
];
