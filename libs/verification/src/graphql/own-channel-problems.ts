import { defineProblem } from '@keyledger/graphql';

export const OWN_CHANNEL_PROBLEMS = [
  defineProblem('CurrentPasswordWrong'),
  defineProblem('TooManyRecoveryChannels'),
];

export const CHANNEL_CODE_PROBLEMS = [
  defineProblem('VerificationCodeWrong'),
  defineProblem('VerificationCodeExpired'),
];
