import {
  INITIAL_ANOMALY_POLICY,
  INITIAL_OWNERSHIP_POLICY,
  INITIAL_PASSWORD_POLICY,
  INITIAL_RECOVERY_POLICY,
} from '@keyledger/organizations';

/** Whom an operation is tried on: global ids, and who tries. */
export interface Aim {
  readonly accountId: string;
  readonly employeeId: string;
  readonly departmentId: string;
  readonly importId: string;
  readonly channelId: string;
  readonly verificationId: string;
  readonly approvalId: string;
  readonly ownerChangeId: string;
  readonly offboardingId: string;
  readonly caseId: string;
  readonly caller: string;
}

export interface Operation {
  readonly query: string;
  readonly variables: (aim: Aim) => object;
}

/** Looks like a token, and is nobody's. */
const NO_TOKEN = 'x'.repeat(43);

/** Whatever has been written by the time of the test lies before it. */
const FAR_AHEAD = '2999-01-01T00:00:00.000Z';

const PROBLEM = '... on Problem { code message params { name value } path }';
const ACCOUNT = `id state provider
  address { value } owner { id name { value } employeeNumber { value } departments { name } }
  recoveryChannels { id destination { value } } history(first: 50) { nodes { sentence } }`;
const OWN_CHANNELS =
  '... on OwnRecoveryChannelsPayload { recoveryChannels { id destination { value } } }';

const mutation = (name: string, payload: string, input: (aim: Aim) => object): Operation => ({
  query: `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) {
    ${name}(input: $input) { __typename ${payload} ${PROBLEM} }
  }`,
  variables: (aim) => ({ input: input(aim) }),
});

const onAccount = (name: string, more: object = {}): Operation =>
  mutation(name, `... on AccountPayload { account { ${ACCOUNT} } }`, ({ accountId }) => ({
    accountId,
    ...more,
  }));

const onEmployee = (name: string, more: (aim: Aim) => object): Operation =>
  mutation(name, '... on EmployeePayload { position employeeId }', (aim) => ({
    employeeId: aim.employeeId,
    ...more(aim),
  }));

const onErasure = (name: string, more: object = {}): Operation =>
  mutation(name, '... on PersonErasurePayload { erasure { state } }', ({ employeeId }) => ({
    employeeId,
    ...more,
  }));

const APPROVAL = `id state note { value } account { ${ACCOUNT} }
  requestedBy { name { value } } decidedBy { name { value } }`;

const onApproval = (name: string, input: (aim: Aim) => object): Operation =>
  mutation(name, `... on ResetApprovalPayload { approval { ${APPROVAL} } }`, input);

/** Where webhooks never go, and where they may, by its address so that no name is asked for. */
const INWARDS = { name: 'VPN', url: 'https://169.254.169.254/', subjectFormat: 'ACCOUNT_ID' };
const PUBLIC = { ...INWARDS, url: 'https://93.184.215.14/' };

const onSubscription = (name: string, more: object = {}): Operation => {
  const inputs: Readonly<Record<string, string>> = {
    changeWebhookSubscription: 'ChangeWebhookSubscriptionInput',
    replayWebhookSubscription: 'ReplayWebhookSubscriptionInput',
  };
  return {
    query: `mutation ($input: ${inputs[name] ?? 'WebhookSubscriptionInput'}!) {
      ${name}(input: $input) { __typename ${PROBLEM} }
    }`,
    variables: ({ importId: subscriptionId }) => ({ input: { subscriptionId, ...more } }),
  };
};
const BULK = `id state accounts startedBy { name { value } }
  items(first: 10) { nodes { account { ${ACCOUNT} } } }`;

/** On nobody: what is refused of each account is tried where operations are carried out. */
const inBulk = (name: string, more: (aim: Aim) => object = () => ({})): Operation =>
  mutation(name, `... on BulkOperationPayload { operation { ${BULK} } }`, (aim) => ({
    search: 'nobody at all',
    ...more(aim),
  }));

const OWNER_CHANGE = `id state note { value } previousOwner { name { value } } newOwner { name { value } }
  startedBy { name { value } } account { ${ACCOUNT} }`;

const onOwnerChange = (name: string, more: (aim: Aim) => object = () => ({})): Operation =>
  mutation(name, `... on OwnerChangePayload { ownerChange { ${OWNER_CHANGE} } }`, (aim) => ({
    ownerChangeId: aim.ownerChangeId,
    ...more(aim),
  }));

/** How to call every query and mutation there is, aimed at somebody else. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  account: {
    query: `query ($id: ID!) { account(id: $id) { ${ACCOUNT} } }`,
    variables: ({ accountId: id }) => ({ id }),
  },
  accountAsOf: {
    query: `query ($id: ID!, $at: DateTime!) { accountAsOf(id: $id, at: $at) {
      ... on AccountAsOf { address { value } owner { name { value } } } ${PROBLEM} } }`,
    variables: ({ accountId: id }) => ({ id, at: FAR_AHEAD }),
  },
  accountDiff: {
    query: `query ($id: ID!, $at: DateTime!) { accountDiff(id: $id, from: $at, to: $at) {
      ... on AccountDiff { after { owner { name { value } } } history { nodes { sentence } } } ${PROBLEM} } }`,
    variables: ({ accountId: id }) => ({ id, at: FAR_AHEAD }),
  },
  accounts: {
    query: `{ accounts(first: 20) { totalCount { value } nodes { ${ACCOUNT} } } }`,
    variables: () => ({}),
  },
  savedAccountFilters: {
    query: '{ savedAccountFilters { id name search filter { departmentId } } }',
    variables: () => ({}),
  },
  saveAccountFilter: mutation(
    'saveAccountFilter',
    '... on SavedAccountFilterPayload { savedFilter { id } }',
    () => ({ name: 'mine', filter: { state: 'LOCKED' } }),
  ),
  deleteSavedAccountFilter: mutation(
    'deleteSavedAccountFilter',
    '... on DeletedAccountFilterPayload { id }',
    ({ importId: id }) => ({ id }),
  ),
  bulkOperation: {
    query: `query ($id: ID!) { bulkOperation(id: $id) { ${BULK} } }`,
    variables: ({ importId: id }) => ({ id }),
  },
  bulkOperations: {
    query:
      '{ bulkOperations(first: 20) { totalCount { value } nodes { id startedBy { name { value } } } } }',
    variables: () => ({}),
  },
  lockAccounts: inBulk('lockAccounts'),
  unlockAccounts: inBulk('unlockAccounts'),
  resetPasswords: inBulk('resetPasswords', () => ({ reasonCode: 'OTHER' })),
  moveEmployees: inBulk('moveEmployees', ({ departmentId }) => ({ departmentId })),
  cancelBulkOperation: mutation(
    'cancelBulkOperation',
    `... on BulkOperationPayload { operation { ${BULK} } }`,
    ({ importId: operationId }) => ({ operationId }),
  ),
  channelCampaign: {
    query: 'query ($id: ID!) { channelCampaign(id: $id) { people } }',
    variables: ({ importId: id }) => ({ id }),
  },
  channelCampaigns: { query: '{ channelCampaigns { people } }', variables: () => ({}) },
  importResult: {
    query: 'query ($id: ID!) { importResult(id: $id) { rows } }',
    variables: ({ importId: id }) => ({ id }),
  },
  me: {
    query: '{ me { address { value } name { value } recoveryChannels { destination { value } } } }',
    variables: () => ({}),
  },
  node: {
    query: `query ($id: ID!) { node(id: $id) { id ... on Account { ${ACCOUNT} } } }`,
    variables: ({ accountId: id }) => ({ id }),
  },
  organization: {
    query: '{ organization { name domains departments { id name } } }',
    variables: () => ({}),
  },
  ownerChange: {
    query: `query ($id: ID!) { ownerChange(id: $id) { ${OWNER_CHANGE} } }`,
    variables: ({ ownerChangeId: id }) => ({ id }),
  },
  ownerChanges: {
    query: `{ ownerChanges(first: 20) { totalCount { value } nodes { ${OWNER_CHANGE} } } }`,
    variables: () => ({}),
  },
  resetApproval: {
    query: `query ($id: ID!) { resetApproval(id: $id) { ${APPROVAL} } }`,
    variables: ({ approvalId: id }) => ({ id }),
  },
  personErasure: {
    query: 'query ($id: ID!) { personErasure(employeeId: $id) { employeeId state } }',
    variables: ({ employeeId: id }) => ({ id }),
  },
  passwordRequirements: { query: '{ passwordRequirements { sentence } }', variables: () => ({}) },

  resetPassword: mutation(
    'resetPassword',
    `... on ResetPasswordPayload { secret { temporaryPassword } account { ${ACCOUNT} } }`,
    ({ accountId }) => ({ accountId, reasonCode: 'OTHER' }),
  ),
  sendCallerCode: mutation(
    'sendCallerCode',
    '... on SendCallerCodePayload { destination { value } }',
    ({ accountId, channelId }) => ({ accountId, channelId }),
  ),
  proveCaller: mutation(
    'proveCaller',
    '... on ProveCallerPayload { goodUntil }',
    ({ verificationId }) => ({ verificationId, code: '123456' }),
  ),
  requestResetApproval: onApproval('requestResetApproval', ({ accountId }) => ({
    accountId,
    note: 'tried',
  })),
  approveReset: onApproval('approveReset', ({ approvalId }) => ({ approvalId })),
  refuseReset: onApproval('refuseReset', ({ approvalId }) => ({ approvalId })),

  offboarding: {
    query: 'query ($id: ID!) { offboarding(id: $id) { state employee { name { value } } } }',
    variables: ({ offboardingId: id }) => ({ id }),
  },
  offboardEmployee: mutation(
    'offboardEmployee',
    '... on OffboardingPayload { offboarding { employee { name { value } } } }',
    ({ employeeId }) => ({ employeeId, note: 'tried' }),
  ),
  abortOffboarding: mutation(
    'abortOffboarding',
    '... on OffboardingPayload { offboarding { employee { name { value } } } }',
    ({ offboardingId }) => ({ offboardingId }),
  ),
  startOwnerChange: mutation(
    'startOwnerChange',
    `... on OwnerChangePayload { ownerChange { ${OWNER_CHANGE} } }`,
    ({ accountId }) => ({ accountId, reason: 'LEFT', note: 'tried' }),
  ),
  nameSuccessor: onOwnerChange('nameSuccessor', ({ employeeId: newOwnerId }) => ({ newOwnerId })),
  approveOwnerChange: onOwnerChange('approveOwnerChange'),
  refuseOwnerChange: onOwnerChange('refuseOwnerChange'),
  renewOwnerChangeApproval: onOwnerChange('renewOwnerChangeApproval'),
  abortOwnerChange: onOwnerChange('abortOwnerChange'),

  lockAccount: onAccount('lockAccount', { note: 'tried' }),
  unlockAccount: onAccount('unlockAccount'),
  suspendAccount: onAccount('suspendAccount'),
  reactivateAccount: onAccount('reactivateAccount'),

  requestErasure: onErasure('requestErasure', { legalBasis: 'PURPOSE_ACHIEVED' }),
  approveErasure: onErasure('approveErasure'),
  refuseErasure: onErasure('refuseErasure'),
  placeLegalHold: onErasure('placeLegalHold', { basis: 'AUDIT' }),
  releaseLegalHold: onErasure('releaseLegalHold', { holdId: 'none' }),

  assertRecoveryChannel: onEmployee('assertRecoveryChannel', () => ({
    destination: 'intruder@example.org',
  })),
  removeRecoveryChannel: onEmployee('removeRecoveryChannel', ({ channelId }) => ({ channelId })),
  changeEmployeeDetails: onEmployee('changeEmployeeDetails', () => ({ name: '无名氏' })),
  moveEmployee: onEmployee('moveEmployee', ({ departmentId }) => ({ departmentId })),

  registerEmployee: mutation(
    'registerEmployee',
    '... on EmployeePayload { position employeeId }',
    ({ departmentId }) => ({ departmentId, name: '新人' }),
  ),
  provisionAccount: mutation(
    'provisionAccount',
    `... on AccountPayload { account { ${ACCOUNT} } }`,
    ({ employeeId: ownerId, caller }) => ({
      ownerId,
      address: `for-${caller.toLowerCase()}@example.com`,
    }),
  ),

  createDepartment: mutation(
    'createDepartment',
    '... on CreateDepartmentPayload { department { id } }',
    ({ departmentId: parentId, caller }) => ({ parentId, name: `${caller}组` }),
  ),
  renameDepartment: mutation(
    'renameDepartment',
    '... on RenameDepartmentPayload { department { id } }',
    ({ departmentId }) => ({ departmentId, name: '改名' }),
  ),
  moveDepartment: mutation(
    'moveDepartment',
    '... on MoveDepartmentPayload { position department { id } }',
    ({ departmentId }) => ({ departmentId, parentId: departmentId }),
  ),
  grantRole: mutation('grantRole', '... on RolePayload { held { role } }', ({ employeeId }) => ({
    employeeId,
    role: 'HELPDESK',
  })),
  revokeRole: mutation('revokeRole', '... on RolePayload { held { role } }', ({ employeeId }) => ({
    employeeId,
  })),
  changePasswordPolicy: mutation(
    'changePasswordPolicy',
    '... on ChangePasswordPolicyPayload { position }',
    () => ({ ...INITIAL_PASSWORD_POLICY, minLength: 8 }),
  ),

  changeAnomalyPolicy: mutation(
    'changeAnomalyPolicy',
    '... on ChangeAnomalyPolicyPayload { position }',
    () => ({ ...INITIAL_ANOMALY_POLICY, fastestJourneyKmh: 1_000 }),
  ),
  signIns: {
    query:
      '{ signIns { totalCount { value } nodes { eventId network { value } account { address { value } } } } }',
    variables: () => ({}),
  },
  anomalousSignIns: {
    query: '{ anomalousSignIns { nodes { id account { address { value } } } } }',
    variables: () => ({}),
  },
  anomalyCase: {
    query: 'query ($id: ID!) { anomalyCase(id: $id) { id account { address { value } } } }',
    variables: ({ caseId: id }) => ({ id }),
  },
  recordVerdict: mutation(
    'recordVerdict',
    '... on RecordVerdictPayload { position }',
    ({ caseId }) => ({ caseId, verdict: 'CONFIRMED' }),
  ),
  changeRecoveryPolicy: mutation(
    'changeRecoveryPolicy',
    '... on ChangeRecoveryPolicyPayload { position }',
    () => ({ ...INITIAL_RECOVERY_POLICY, assertedChannels: false }),
  ),

  serviceTokens: { query: '{ serviceTokens { name } }', variables: () => ({}) },
  issueServiceToken: mutation(
    'issueServiceToken',
    '... on ServiceTokenPayload { secret }',
    ({ departmentId }) => ({
      departmentId,
      name: 'VPN',
      scopes: ['EVENTS'],
      subjectFormat: 'ADDRESS',
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    }),
  ),
  revokeServiceToken: mutation(
    'revokeServiceToken',
    '... on ServiceTokenPayload { secret }',
    ({ importId: tokenId }) => ({ tokenId }),
  ),

  webhookSubscription: {
    query: 'query ($id: ID!) { webhookSubscription(id: $id) { url } }',
    variables: ({ importId: id }) => ({ id }),
  },
  webhookSubscriptions: { query: '{ webhookSubscriptions { url } }', variables: () => ({}) },
  createWebhookSubscription: mutation(
    'createWebhookSubscription',
    '... on WebhookSubscriptionPayload { position }',
    () => ({
      terms: INWARDS,
    }),
  ),
  changeWebhookSubscription: onSubscription('changeWebhookSubscription', { terms: PUBLIC }),
  pauseWebhookSubscription: onSubscription('pauseWebhookSubscription'),
  resumeWebhookSubscription: onSubscription('resumeWebhookSubscription'),
  deleteWebhookSubscription: onSubscription('deleteWebhookSubscription'),
  rotateWebhookSecret: onSubscription('rotateWebhookSecret'),
  replayWebhookSubscription: onSubscription('replayWebhookSubscription', {
    from: '2026-11-23T08:00:00Z',
  }),
  redriveDeadLetters: onSubscription('redriveDeadLetters'),
  testWebhook: onSubscription('testWebhook'),
  changeOwnershipPolicy: mutation(
    'changeOwnershipPolicy',
    '... on ChangeOwnershipPolicyPayload { position }',
    () => ({ ...INITIAL_OWNERSHIP_POLICY, approvalHours: 2 }),
  ),

  startChannelCampaign: mutation(
    'startChannelCampaign',
    '... on StartChannelCampaignPayload { campaignId }',
    ({ departmentId }) => ({ departmentId }),
  ),

  addOwnRecoveryChannel: mutation('addOwnRecoveryChannel', OWN_CHANNELS, () => ({
    destination: 'elsewhere@example.org',
    currentPassword: 'Not the 1st one!',
  })),
  removeOwnRecoveryChannel: mutation('removeOwnRecoveryChannel', OWN_CHANNELS, ({ channelId }) => ({
    channelId,
    currentPassword: 'Not the 1st one!',
  })),
  sendOwnChannelVerification: mutation(
    'sendOwnChannelVerification',
    OWN_CHANNELS,
    ({ channelId }) => ({ channelId }),
  ),
  confirmOwnRecoveryChannel: mutation(
    'confirmOwnRecoveryChannel',
    OWN_CHANNELS,
    ({ channelId }) => ({ channelId, code: '000000' }),
  ),
  changePassword: mutation('changePassword', '... on AccountPayload { position }', () => ({
    currentPassword: 'Not the 1st one!',
    newPassword: 'Qing-chen 7 he feng',
  })),
  signIn: mutation('signIn', '... on SignedIn { token }', ({ caller }) => ({
    address: `${caller.toLowerCase()}-stranger@example.com`,
    password: 'Not the 1st one!',
    wantsToken: true,
  })),
  requestPasswordReset: mutation(
    'requestPasswordReset',
    '... on PasswordResetRequestedPayload { channelKinds }',
    ({ caller }) => ({ address: `${caller.toLowerCase()}-stranger@example.com` }),
  ),
  sendVerificationCode: mutation(
    'sendVerificationCode',
    '... on VerificationCodeOrderedPayload { resendAfter }',
    () => ({ resetTicket: NO_TOKEN, kind: 'EMAIL' }),
  ),
  proveIdentity: mutation('proveIdentity', '... on IdentityProof { isEnough }', () => ({
    resetTicket: NO_TOKEN,
    code: '123456',
  })),
  proveIdentityByLink: mutation('proveIdentityByLink', '... on IdentityProof { isEnough }', () => ({
    link: NO_TOKEN,
  })),
  completePasswordReset: mutation(
    'completePasswordReset',
    '... on PasswordResetCompletedPayload { position }',
    () => ({ resetTicket: NO_TOKEN, newPassword: 'Qing-chen 7 he feng' }),
  ),
  // Last, since it ends the session.
  signOut: {
    query: `mutation { signOut { __typename ${PROBLEM} } }`,
    variables: () => ({}),
  },
};
