export const zhCN = {
  'problem.LastOwner': '组织必须至少保留一名所有者。',
  'problem.DomainTaken': '域名 {domain} 已属于某个组织。',
  'problem.DomainUnknown': '该域名不属于本组织。',
  'problem.DepartmentUnknown': '本组织没有这个部门。',
  'problem.DepartmentExists': '同级已有名为“{name}”的部门。',
  'problem.EmployeeUnknown': '本组织没有这名员工。',
  'problem.AlreadyExists': '已经存在。',
};
