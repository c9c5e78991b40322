/** What an admin console sends, in one place. */
export const FIND = `query ($search: String, $after: String) {
  accounts(search: $search, first: 200, after: $after) {
    totalCount { value }
    pageInfo { hasNextPage endCursor }
    nodes {
      id revision state authority lastSignInAt
      address { value }
      owner { id name { value } employeeNumber { value } departments { name } }
      credential { state mustChange }
      providerChange { state code instruction }
      resetVerification { state client }
    }
  }
}`;

export const ACCOUNT = `query ($id: ID!) {
  account(id: $id) {
    id state
    address { value }
    credential { state mustChange changedAt }
    providerChange { state code instruction }
    resetVerification { state client at }
    history(first: 100) { nodes { event sentence reasonCode ticket } }
  }
}`;

export const RESET = `mutation ($input: ResetPasswordInput!) {
  resetPassword(input: $input) {
    __typename
    ... on ResetPasswordPayload {
      position
      secret { state temporaryPassword expiresAt effective }
      account { id credential { state mustChange } }
    }
    ... on Problem { code message }
  }
}`;

export const CHANGE = `mutation ($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    __typename
    ... on AccountPayload { position }
    ... on Problem { code message params { name value } }
  }
}`;

export const LOCK = `mutation ($input: LockAccountInput!) {
  lockAccount(input: $input) {
    __typename
    ... on AccountPayload { position account { state } }
    ... on Problem { code message }
  }
}`;

export const SUSPEND = `mutation ($input: SuspendAccountInput!) {
  suspendAccount(input: $input) {
    __typename
    ... on AccountPayload { position account { state } }
    ... on Problem { code message }
  }
}`;

export const ME = `{ me { role address { value } mustChangePassword } }`;

export const REGISTER = `mutation ($input: RegisterEmployeeInput!) {
  registerEmployee(input: $input) {
    ... on EmployeePayload { employeeId }
    ... on Problem { code path }
  }
}`;
export const PROVISION = `mutation ($input: ProvisionAccountInput!) {
  provisionAccount(input: $input) {
    ... on AccountPayload {
      position
      account {
        id
        kind
        provider
        address { value }
        owner { name { value } employeeNumber { value } departments { name } }
        recoveryChannels { destination { value } }
        history(first: 5) { nodes { sentence } }
      }
    }
    ... on Problem { code path }
  }
}`;

export const SEND_CALLER_CODE = `mutation ($input: SendCallerCodeInput!) {
  sendCallerCode(input: $input) {
    __typename
    ... on SendCallerCodePayload { verificationId expiresAt position destination { value state } }
    ... on Problem { code message }
  }
}`;

export const PROVE_CALLER = `mutation ($input: ProveCallerInput!) {
  proveCaller(input: $input) {
    __typename
    ... on ProveCallerPayload { verificationId goodUntil position }
    ... on Problem { code message params { name value } }
  }
}`;

const APPROVAL = `__typename
  ... on ResetApprovalPayload { position approval { id state } }
  ... on Problem { code message }`;

export const ASK_APPROVAL = `mutation ($input: RequestResetApprovalInput!) {
  requestResetApproval(input: $input) { ${APPROVAL} }
}`;

const OWNER_CHANGE = `
  ... on OwnerChangePayload {
    position ownerChange { id state linkSent newOwner { name { value } } }
  }
  ... on Problem { code message }`;

export const START_OWNER_CHANGE = `mutation ($input: StartOwnerChangeInput!) {
  startOwnerChange(input: $input) { __typename ${OWNER_CHANGE} }
}`;

export const APPROVE = `mutation ($input: ApproveResetInput!) {
  approveReset(input: $input) { ${APPROVAL} }
}`;

export const REFUSE = `mutation ($input: RefuseResetInput!) {
  refuseReset(input: $input) { ${APPROVAL} }
}`;

const OWN_CHANNELS = `
  ... on OwnRecoveryChannelsPayload {
    position isVerificationSent recoveryChannels { id kind state destination { value } }
  }
  ... on Problem { code message path retryAfter params { name value } }`;

export const MY_CHANNELS = `{
  me { recoveryChannels { id kind state destination { value } } }
}`;

export const ADD_OWN_CHANNEL = `mutation ($input: AddOwnRecoveryChannelInput!) {
  addOwnRecoveryChannel(input: $input) { ${OWN_CHANNELS} }
}`;

export const REMOVE_OWN_CHANNEL = `mutation ($input: RemoveOwnRecoveryChannelInput!) {
  removeOwnRecoveryChannel(input: $input) { ${OWN_CHANNELS} }
}`;

export const SEND_OWN_CHANNEL = `mutation ($input: SendOwnChannelVerificationInput!) {
  sendOwnChannelVerification(input: $input) { ${OWN_CHANNELS} }
}`;

export const CONFIRM_OWN_CHANNEL = `mutation ($input: ConfirmOwnRecoveryChannelInput!) {
  confirmOwnRecoveryChannel(input: $input) { ${OWN_CHANNELS} }
}`;
