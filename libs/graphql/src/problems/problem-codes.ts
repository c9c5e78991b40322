/**
 * Every reason a caller can meet, for ever: clients branch on these codes, so a code is added (one line) but
 * never renamed or removed; a test compares this list with the released one. The text is the schema's
 * description; what people read comes from the `problem.<Code>` messages.
 */
export const PROBLEM_CODES = {
  // Members of every mutation's union.
  Forbidden: 'The caller may not do this.',
  NotFound: 'No such object within the caller’s reach.',
  Conflict: 'The object changed since the caller saw it.',
  RateLimited: 'Too many attempts; try again after `retryAfter` seconds.',
  Busy: 'The service has more work than it can take at the moment; try again after `retryAfter` seconds.',
  InvalidInput: 'An input value breaks a rule; `path` names it.',
  // Reading.
  CursorMismatch: 'The cursor belongs to another list, filter or order.',
  // Access.
  PasswordChangeRequired: 'The own password must be changed first.',
  RankTooLow: 'The caller’s role is not above the other person’s.',
  NotYourself: 'The administrators’ way is not for the caller’s own account.',
  OutsideYourDepartments: 'The person is outside of the caller’s departments.',
  LastOwner: 'The organization would be left without an owner.',
  // Organizations.
  DomainTaken: 'The mail domain belongs to an organization already.',
  DomainUnknown: 'The organization does not have this mail domain.',
  DepartmentUnknown: 'No such department in the organization.',
  DepartmentExists: 'A department of this name is there already.',
  // Employees.
  EmployeeNumberTaken: 'Another employee has this number.',
  EmployeeUnknown: 'No such employee in the organization.',
  TooManyRecoveryChannels: 'The person has as many recovery channels as there can be.',
  // Accounts.
  AddressTaken: 'The address is in use.',
  AccountLocked: 'The account is locked.',
  AccountNotLocked: 'The account is not locked.',
  AccountSuspended: 'The account is suspended.',
  AccountNotSuspended: 'The account is not suspended.',
  AlreadyExists: 'It is there already.',
  NoRecoveryChannel: 'The person has no channel that a link could be sent to.',
  ResetInProgress: 'A reset of this account is being carried out at the provider.',
  CallerNotProved: 'A help desk must have the caller proved, or a second person’s approval.',
  // Credentials and sign-in.
  PasswordTooWeak: 'The password breaks the organization’s rules; `params` name them.',
  PasswordSameAsOld: 'The new password is the old one.',
  CurrentPasswordWrong: 'The current password is not right.',
  LinkNotValid: 'The link is wrong, used, replaced or expired; which of these is not told.',
  SignInRefused: 'Address or password is not right.',
  // Proving who somebody is.
  ResetTicketNotValid:
    'The request is wrong, used, replaced or expired; which of these is not told.',
  VerificationCodeWrong: 'Not the code that was sent; `params` say how many tries are left.',
  VerificationCodeExpired: 'The code is used, replaced, void or too old; which is not told.',
  IdentityNotProved: 'The holder of the ticket has not given the proofs that are asked for.',
  SecondFactorRequired: 'The account has a second factor, which has to be given first.',
  ChannelCannotProve: 'Nobody can be proved by this channel; `params` say why.',
  SecondPersonNeeded: 'Whoever asked for an approval cannot decide on it.',
  ResetApprovalOver: 'The request for approval is decided, superseded or too old.',
  // Imports.
  ImportUnreadable: 'The file cannot be read as a table.',
  ImportTooLarge: 'The file has more bytes than an upload may have.',
  ImportHeaderUnknown: 'A column of the file cannot be told from its header.',
} as const satisfies Readonly<Record<string, string>>;

export type ProblemCode = keyof typeof PROBLEM_CODES;

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEM_CODES, code);
}
