export const zhCN = {
  'problem.NotYourself': '管理员操作不适用于本人账户；请在“修改密码”页面更改您自己的密码。',
  'problem.RankTooLow': '对方的角色不低于您的角色。',
  'problem.OutsideYourDepartments': '对方不在您管理的部门内。',
  'problem.LastOwner': '组织不能没有所有者，请先指定另一位。',
  'problem.DomainTaken': '该邮件域名已属于某个组织。',
  'problem.DepartmentUnknown': '没有该部门。',
  'problem.DepartmentExists': '已存在同名部门。',
  'problem.EmployeeUnknown': '组织中没有此人。',
  'problem.EmployeeNumberTaken': '该工号已被他人使用。',
  'problem.AlreadyExists': '已存在。',
};
