/** The GraphQL that an admin console would send; paste any of it into /graphql. */
export const FIND = `query ($search: String!) {
  accounts(search: $search, first: 10) {
    edges {
      node {
        id
        address { value }
        owner { id name { value } employeeNumber { value } departments { name } }
        authority
        state
        credential { state mustChange }
        providerChange { state code instruction }
        resetVerification { state client }
      }
    }
  }
}`;

export const ACCOUNT = `query ($id: ID!) {
  account(id: $id) {
    address { value }
    state
    credential { state mustChange }
    providerChange { state code instruction }
    resetVerification { state client }
    history(first: 50) { edges { node { at sentence } } }
  }
}`;

export const RESET = `mutation ($input: ResetPasswordInput!) {
  resetPassword(input: $input) {
    __typename
    ... on ResetPasswordPayload {
      position
      secret { state temporaryPassword expiresAt effective }
      account { credential { state mustChange } }
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

export const FORGOT = `mutation ($input: RequestPasswordResetInput!) {
  requestPasswordReset(input: $input) {
    __typename
    ... on PasswordResetRequestedPayload { resetTicket channelKinds }
    ... on Problem { code message }
  }
}`;

export const SEND_CODE = `mutation ($input: SendVerificationCodeInput!) {
  sendVerificationCode(input: $input) {
    __typename
    ... on VerificationCodeOrderedPayload { resendAfter codeExpiresAt }
    ... on Problem { code message }
  }
}`;

export const PROVE = `mutation ($input: ProveIdentityInput!) {
  proveIdentity(input: $input) {
    __typename
    ... on IdentityProof { resetTicket isEnough }
    ... on Problem { code message params { name value } }
  }
}`;

export const COMPLETE = `mutation ($input: CompletePasswordResetInput!) {
  completePasswordReset(input: $input) {
    __typename
    ... on PasswordResetCompletedPayload { position }
    ... on Problem { code message }
  }
}`;

export const REQUIREMENTS = `{ passwordRequirements { code sentence checked } }`;

export const CHANGES = `subscription { accountChanged { account { address { value } state } } }`;

export const GRANT = `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { __typename } }`;

const THEN = `state credential { state changedAt } owner { name { value } departments role }`;
const PROBLEM = `... on Problem { code message }`;

export const AS_OF = `query ($id: ID!, $at: DateTime!) { accountAsOf(id: $id, at: $at) {
  ... on AccountAsOf { ${THEN} } ${PROBLEM} } }`;

export const DIFF = `query ($id: ID!, $from: DateTime!, $to: DateTime!) { accountDiff(id: $id, from: $from, to: $to) {
  ... on AccountDiff { before { ${THEN} } after { ${THEN} } changes { field before { value } after { value } } } ${PROBLEM} } }`;
