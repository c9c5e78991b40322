export const en = {
  'problem.Forbidden': 'You may not do this.',
  'problem.NotFound': 'Not found.',
  'problem.Conflict': 'It was changed in the meantime. Look again, then repeat.',
  'problem.RateLimited':
    'Too many attempts. Try again in {retryAfter, plural, one {# second} other {# seconds}}.',
  'problem.Busy':
    'The service is busy. Try again in {retryAfter, plural, one {# second} other {# seconds}}.',
  'problem.InvalidInput': 'A value is not valid.',
  'problem.CursorMismatch': 'This page belongs to another list. Start from the first page.',
  'problem.PasswordChangeRequired': 'Change your password first.',
  'problem.NotYourself':
    'This is the administrators’ way; your own account has its own: change your password on the pages.',
  'problem.RankTooLow': 'Their role is not below yours.',
  'problem.OutsideYourDepartments': 'They are outside of the departments you administer.',
};
