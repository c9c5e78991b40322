import { INITIAL_PASSWORD_POLICY, INITIAL_RECOVERY_POLICY } from '@keyledger/organizations';

/** Whom an operation is tried on: global ids, and who tries. */
export interface Aim {
  readonly accountId: string;
  readonly employeeId: string;
  readonly departmentId: string;
  readonly importId: string;
  readonly channelId: string;
  readonly verificationId: string;
  readonly approvalId: string;
  readonly caller: string;
}

export interface Operation {
  readonly query: string;
  readonly variables: (aim: Aim) => object;
}

/** Looks like a token, and is nobody's. */
const NO_TOKEN = 'x'.repeat(43);

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
  mutation(name, '... on EmployeePayload { employeeId }', (aim) => ({
    employeeId: aim.employeeId,
    ...more(aim),
  }));

const APPROVAL = `id state note { value } account { ${ACCOUNT} }
  requestedBy { name { value } } decidedBy { name { value } }`;

const onApproval = (name: string, input: (aim: Aim) => object): Operation =>
  mutation(name, `... on ResetApprovalPayload { approval { ${APPROVAL} } }`, input);

/** How to call every query and mutation there is, aimed at somebody else. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  account: {
    query: `query ($id: ID!) { account(id: $id) { ${ACCOUNT} } }`,
    variables: ({ accountId: id }) => ({ id }),
  },
  accounts: {
    query: `{ accounts(first: 20) { totalCount { value } nodes { ${ACCOUNT} } } }`,
    variables: () => ({}),
  },
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
  resetApproval: {
    query: `query ($id: ID!) { resetApproval(id: $id) { ${APPROVAL} } }`,
    variables: ({ approvalId: id }) => ({ id }),
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

  lockAccount: onAccount('lockAccount', { note: 'tried' }),
  unlockAccount: onAccount('unlockAccount'),
  suspendAccount: onAccount('suspendAccount'),
  reactivateAccount: onAccount('reactivateAccount'),

  assertRecoveryChannel: onEmployee('assertRecoveryChannel', () => ({
    destination: 'intruder@example.org',
  })),
  removeRecoveryChannel: onEmployee('removeRecoveryChannel', ({ channelId }) => ({ channelId })),
  changeEmployeeDetails: onEmployee('changeEmployeeDetails', () => ({ name: '无名氏' })),
  moveEmployee: onEmployee('moveEmployee', () => ({ departmentId: null })),

  registerEmployee: mutation(
    'registerEmployee',
    '... on EmployeePayload { employeeId }',
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
  grantRole: mutation('grantRole', '... on RolePayload { held { role } }', ({ employeeId }) => ({
    employeeId,
    role: 'AUDITOR',
  })),
  revokeRole: mutation('revokeRole', '... on RolePayload { held { role } }', ({ employeeId }) => ({
    employeeId,
  })),
  changePasswordPolicy: mutation(
    'changePasswordPolicy',
    '... on ChangePasswordPolicyPayload { position }',
    () => ({ ...INITIAL_PASSWORD_POLICY, minLength: 8 }),
  ),

  changeRecoveryPolicy: mutation(
    'changeRecoveryPolicy',
    '... on ChangeRecoveryPolicyPayload { position }',
    () => ({ ...INITIAL_RECOVERY_POLICY, assertedChannels: false }),
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
