import { defineProblem } from '@keyledger/graphql';

export const TICKET_PROBLEMS = [defineProblem('ResetTicketNotValid')];

export const CODE_PROBLEMS = [
  ...TICKET_PROBLEMS,
  defineProblem('VerificationCodeWrong'),
  defineProblem('VerificationCodeExpired'),
];

export const NEW_PASSWORD_PROBLEMS = [
  ...TICKET_PROBLEMS,
  defineProblem('IdentityNotProved'),
  defineProblem('SecondFactorRequired'),
  defineProblem('PasswordTooWeak'),
  defineProblem('PasswordSameAsOld'),
  defineProblem('AccountLocked'),
  defineProblem('AccountSuspended'),
  defineProblem('ResetInProgress'),
];
