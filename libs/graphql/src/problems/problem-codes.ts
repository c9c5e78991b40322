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
  TooManyServiceTokens: 'The organization has as many service tokens as there can be.',
  // Organizations.
  DomainTaken: 'The mail domain belongs to an organization already.',
  DomainUnknown: 'The organization does not have this mail domain.',
  DepartmentUnknown: 'No such department in the organization.',
  DepartmentExists: 'A department of this name is there already.',
  DepartmentInsideItself: 'A department cannot come under itself, nor under one that is under it.',
  DepartmentTooDeep: 'The tree of departments would be deeper than `params` allow.',
  // Employees.
  EmployeeNumberTaken: 'Another employee has this number.',
  EmployeeUnknown: 'No such employee in the organization.',
  EmployeeHasLeft: 'The person is no longer with the company.',
  TooManyRecoveryChannels: 'The person has as many recovery channels as there can be.',
  // Accounts.
  AddressTaken: 'The address is in use.',
  AccountLocked: 'The account is locked.',
  AccountNotLocked: 'The account is not locked.',
  AccountSuspended: 'The account is suspended.',
  AccountNotSuspended: 'The account is not suspended.',
  AccountFrozen: 'The account is out of use while its owner changes.',
  OwnerChangeInProgress: 'The account’s owner is being changed already.',
  AccountNotFrozen: 'The change of owner no longer holds the account.',
  OwnerChangeOver: 'The change of owner has come too far, or is over.',
  OffboardingBegun: 'The last day is over: the offboarding cannot be given up any more.',
  OwnerChangeApprovalOver:
    'Nobody’s word on this change of owner is asked for, or it comes too late.',
  SuccessorAlreadyNamed: 'The change of owner has its new owner already.',
  AlreadyExists: 'It is there already.',
  NoRecoveryChannel: 'The person has no channel that a link could be sent to.',
  ResetInProgress: 'A reset of this account is being carried out at the provider.',
  TooManySavedFilters: 'The person keeps as many filters as there can be.',
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
  // Anomalies.
  AnomalyCaseClosed: 'Somebody has decided on the case already.',
  // Downstream systems.
  WebhookUrlNotAllowed: 'Webhooks may not go to this URL; `params` say why.',
  TooManySubscriptions: 'The organization has as many webhook subscriptions as there can be.',
  PositionUnknown: 'Nothing can be read from this position of the log.',
  // Imports.
  ImportUnreadable: 'The file cannot be read as a table.',
  ImportTooLarge: 'The file has more bytes than an upload may have.',
  ImportHeaderUnknown: 'A column of the file cannot be told from its header.',
  // Bulk operations.
  TooManyAccounts: 'More accounts than one operation may be for; `params` say how many that is.',
  TooManyBulkOperations: 'The organization has as many bulk operations under way as there can be.',
  BulkOperationOver: 'The bulk operation has ended.',
  // Compliance.
  StillOwnsMailbox: 'The person owns a mailbox, which has to be handed over first.',
  LegalHoldActive: 'A legal hold keeps the data; `params` say until when.',
  ErasureUnderWay: 'The person’s data is being erased or was, which cannot be taken back.',
  ErasureRequestOver: 'The request for erasure is decided, stopped or too old.',
  UnknownAtThatTime: 'Nothing was known of it at that moment.',
} as const satisfies Readonly<Record<string, string>>;

export type ProblemCode = keyof typeof PROBLEM_CODES;

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEM_CODES, code);
}
