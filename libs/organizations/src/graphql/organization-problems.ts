import { defineProblem } from '@keyledger/graphql';

export const DEPARTMENT_PROBLEMS = [
  defineProblem('DepartmentUnknown'),
  defineProblem('DepartmentExists'),
  defineProblem('OutsideYourDepartments'),
];

export const ROLE_PROBLEMS = [
  defineProblem('RankTooLow'),
  defineProblem('NotYourself'),
  defineProblem('LastOwner'),
  defineProblem('EmployeeUnknown'),
  defineProblem('DepartmentUnknown'),
];
