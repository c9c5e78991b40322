export const en = {
  'problem.LastOwner': 'The organization must keep at least one owner.',
  'problem.DomainTaken': 'The domain {domain} belongs to an organization already.',
  'problem.DomainUnknown': 'This organization does not have that domain.',
  'problem.DepartmentUnknown': 'This organization has no such department.',
  'problem.DepartmentExists': 'There is a department “{name}” beside it already.',
  'problem.EmployeeUnknown': 'This organization has no such employee.',
  'problem.AlreadyExists': 'It is there already.',
};
