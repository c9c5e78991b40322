export const ownershipMessagesEn = {
  'problem.OwnerChangeOver': 'This change of owner has come too far, or is over.',
  'problem.OffboardingBegun': 'The last day is over: this offboarding cannot be given up any more.',
  'problem.OwnerChangeApprovalOver':
    'Nobody’s word on this change of owner is asked for, or it comes too late.',
  'problem.SuccessorAlreadyNamed': 'This change of owner has its new owner already.',
} as const;
