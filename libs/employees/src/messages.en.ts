export const en = {
  'problem.EmployeeNumberTaken': 'Another employee has this number.',
  'problem.TooManyRecoveryChannels':
    'This person has as many recovery channels as there can be. Remove one first, or replace it.',
};
