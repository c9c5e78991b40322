export const en = {
  'problem.LastOwner': 'The organization must keep at least one owner.',
  'problem.DomainTaken': 'The domain {domain} belongs to an organization already.',
  'problem.DomainUnknown': 'This organization does not have that domain.',
  'problem.DepartmentUnknown': 'This organization has no such department.',
  'problem.DepartmentExists': 'There is a department “{name}” beside it already.',
  'problem.DepartmentInsideItself':
    'A department cannot be moved under itself, nor under one that is under it.',
  'problem.DepartmentTooDeep': 'Departments can be at most {deepest} levels deep.',
  'problem.EmployeeUnknown': 'This organization has no such employee.',
  'problem.EmployeeHasLeft': 'This person is no longer with the company.',
  'problem.AlreadyExists': 'It is there already.',
};
