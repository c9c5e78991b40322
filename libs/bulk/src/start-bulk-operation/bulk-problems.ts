import { defineProblem } from '@keyledger/graphql';

export const BULK_PROBLEMS = [
  defineProblem('TooManyAccounts'),
  defineProblem('TooManyBulkOperations'),
];
