export const bulkMessagesEn = {
  'problem.TooManyAccounts':
    'One operation may be for {most} accounts at most. Narrow the filter, for example to a department.',
  'problem.TooManyBulkOperations':
    '{most} bulk operations of your organization have not ended yet. Wait for one, or cancel one.',
  'problem.BulkOperationOver': 'This bulk operation has ended.',
  'accountFile.id': 'Account',
  'accountFile.address': 'Address',
  'accountFile.kind': 'Kind',
  'accountFile.provider': 'Provider',
  'accountFile.authority': 'Password lives at',
  'accountFile.state': 'State',
  'accountFile.lockedUntil': 'Locked until',
  'accountFile.ownerName': 'Owner',
  'accountFile.ownerNumber': 'Employee number',
  'accountFile.department': 'Department',
  'accountFile.credential': 'Password',
  'accountFile.mustChange': 'Must change',
  'accountFile.passwordChangedAt': 'Password changed',
  'accountFile.lastSignInAt': 'Last sign-in',
  'accountFile.createdAt': 'Created',
} as const;
