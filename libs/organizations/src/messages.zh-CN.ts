export const zhCN = {
  'problem.LastOwner': '组织必须至少保留一名所有者。',
  'problem.DomainTaken': '域名 {domain} 已属于某个组织。',
  'problem.DomainUnknown': '该域名不属于本组织。',
  'problem.DepartmentUnknown': '本组织没有这个部门。',
  'problem.DepartmentExists': '同级已有名为“{name}”的部门。',
  'problem.DepartmentInsideItself': '不能把部门移到它自身或其下级部门之下。',
  'problem.DepartmentTooDeep': '部门层级最多 {deepest} 级。',
  'problem.EmployeeUnknown': '本组织没有这名员工。',
  'problem.EmployeeHasLeft': '该员工已离职。',
  'problem.AlreadyExists': '已经存在。',
};
