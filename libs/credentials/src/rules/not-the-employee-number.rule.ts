import { employeeNumberTokens } from './matching/employee-number-tokens.js';
import { personal } from './personal.rule.js';

export const notTheEmployeeNumber = personal('CONTAINS_EMPLOYEE_NUMBER', ({ employeeNumber }) =>
  employeeNumber === null ? null : employeeNumberTokens(employeeNumber),
);
