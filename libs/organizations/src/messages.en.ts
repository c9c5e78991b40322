export const en = {
  'problem.NotYourself':
    'This is the administrators’ way; your own account has its own: change your password on the pages.',
  'problem.RankTooLow': 'Their role is not below yours.',
  'problem.OutsideYourDepartments': 'They are outside of the departments you administer.',
  'problem.LastOwner': 'The organization would be left without an owner. Name another one first.',
  'problem.DomainTaken': 'This mail domain belongs to an organization already.',
  'problem.DepartmentUnknown': 'There is no such department.',
  'problem.DepartmentExists': 'There is a department of this name already.',
  'problem.EmployeeUnknown': 'There is no such person in the organization.',
  'problem.EmployeeNumberTaken': 'Another person has this employee number.',
  'problem.AlreadyExists': 'It is there already.',
};
