export const en = {
  'problem.EmployeeNumberTaken': 'Another employee has this number.',
};
