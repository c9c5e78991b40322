export const zhCN = {
  'problem.EmployeeNumberTaken': '该工号已属于另一名员工。',
  'problem.TooManyRecoveryChannels': '恢复渠道数量已达上限，请先移除或替换其中一个。',
};
