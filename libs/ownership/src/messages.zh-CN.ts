export const ownershipMessagesZhCn = {
  'problem.OwnerChangeOver': '此次拥有者变更已无法撤回，或已结束。',
  'problem.OffboardingBegun': '最后工作日已过，离职办理无法再撤回。',
  'problem.OwnerChangeApprovalOver': '此次拥有者变更无需审批，或审批已过期。',
  'problem.SuccessorAlreadyNamed': '此次拥有者变更已指定新拥有者。',
} as const;
