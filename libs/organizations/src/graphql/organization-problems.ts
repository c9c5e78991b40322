import { defineProblem } from '@keyledger/graphql';

export const DEPARTMENT_PROBLEMS = [
  defineProblem('DepartmentUnknown'),
  defineProblem('DepartmentExists'),
  defineProblem('OutsideYourDepartments'),
];

/** Of what changes where a department stands. */
export const DEPARTMENT_PLACE_PROBLEMS = [
  ...DEPARTMENT_PROBLEMS,
  defineProblem('DepartmentTooDeep'),
];

export const DEPARTMENT_MOVE_PROBLEMS = [
  ...DEPARTMENT_PLACE_PROBLEMS,
  defineProblem('DepartmentInsideItself'),
];

export const ROLE_PROBLEMS = [
  defineProblem('RankTooLow'),
  defineProblem('NotYourself'),
  defineProblem('LastOwner'),
  defineProblem('EmployeeUnknown'),
  defineProblem('DepartmentUnknown'),
];
