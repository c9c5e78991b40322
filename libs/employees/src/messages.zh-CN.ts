export const zhCN = {
  'problem.EmployeeNumberTaken': '该工号已属于另一名员工。',
};
