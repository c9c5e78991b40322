/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Whether the account can be used at this moment. */
export type AccountState =
  /** It can be used. */
  | 'ACTIVE'
  /** Out of use while its owner changes; this outweighs the others. */
  | 'FROZEN'
  /** Nobody can sign in, until the lock ends or is lifted. */
  | 'LOCKED'
  /** Out of use until somebody reactivates it; this outweighs a lock. */
  | 'SUSPENDED';

/** Which account to lock, until when and why. */
export type LockAccountInput = {
  /** Global id of the account. */
  accountId: string | number;
  /** Made by the client; the same id twice has one effect. */
  commandId?: string | number | null | undefined;
  /** The `revision` that the client saw; if it is another now, the answer is Conflict. */
  expectedRevision?: number | null | undefined;
  /** A note about the person, for the history. */
  note?: string | null | undefined;
  /** Why; part of the history. */
  reasonCode?: ReasonCode | null | undefined;
  /** Reference of the request in the help desk’s own system; no personal data. */
  ticket?: string | null | undefined;
  /** When the lock ends by itself; without it, when somebody unlocks the account. */
  until?: string | null | undefined;
};

/** Why somebody acted on an account. */
export type ReasonCode =
  /** An administrator’s decision. */
  | 'ADMIN'
  /** Something unusual was seen. */
  | 'ANOMALY'
  /** The person forgot the password. */
  | 'FORGOTTEN'
  /** The password is known, or may be known, to others. */
  | 'LEAKED'
  /** Another reason; the ticket tells. */
  | 'OTHER'
  /** The mailbox passed on to somebody else. */
  | 'OWNER_CHANGED'
  /** Passwords are changed regularly. */
  | 'ROTATION';

/** Which account gets a new password, and why. */
export type ResetPasswordInput = {
  /** Global id of the account. */
  accountId: string | number;
  /** Global id of a second person’s approval (`requestResetApproval`), in place of a proof. */
  approvalId?: string | number | null | undefined;
  /** Global id of the verification by which the caller proved themselves (`proveCaller`); for a help desk whose organization asks for it. */
  callerVerificationId?: string | number | null | undefined;
  /** Made by the client; the same id twice has one effect. */
  commandId?: string | number | null | undefined;
  /** The `revision` that the client saw; if it is another now, the answer is Conflict. */
  expectedRevision?: number | null | undefined;
  /** Why; required, part of the history. */
  reasonCode: ReasonCode;
  /** Reference of the request in the help desk’s own system; no personal data. */
  ticket?: string | null | undefined;
};

/** How the person gets the mailbox back. */
export type ResetSecretState =
  /** This command was carried out before; reset again if the secret was lost. */
  | 'ALREADY_SHOWN'
  /** By a one-time link on its way to a recovery channel. */
  | 'LINK_SENT'
  /** By the temporary password, which is in this answer and nowhere else. */
  | 'SHOWN_ONCE';

/** Who signs in, and how the session is carried on. */
export type SignInInput = {
  /** The mailbox’s address. */
  address: string;
  /** Its password, a temporary one included. */
  password: string;
  /** Answer a bearer token instead of setting a cookie: for clients that are no browsers. */
  wantsToken?: boolean | null | undefined;
};

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;

export type SignInMutation = {
  signIn:
    | { __typename: 'Busy'; code: string; message: string; retryAfter: number | null }
    | { __typename: 'Conflict'; code: string; message: string; retryAfter: number | null }
    | { __typename: 'Forbidden'; code: string; message: string; retryAfter: number | null }
    | { __typename: 'InvalidInput'; code: string; message: string; retryAfter: number | null }
    | { __typename: 'NotFound'; code: string; message: string; retryAfter: number | null }
    | { __typename: 'RateLimited'; code: string; message: string; retryAfter: number | null }
    | {
        __typename: 'SignInRefusedProblem';
        code: string;
        message: string;
        retryAfter: number | null;
      }
    | {
        __typename: 'SignedIn';
        token: string | null;
        mustChangePassword: boolean;
        position: string | null;
      };
};

export type FindAccountsQueryVariables = Exact<{
  search: string;
  first: number;
}>;

export type FindAccountsQuery = {
  accounts: {
    edges: Array<{
      node: {
        id: string;
        state: AccountState;
        revision: number;
        address: { value: string | null };
        owner: { name: { value: string | null }; employeeNumber: { value: string | null } };
      };
    }>;
  };
};

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;

export type ResetPasswordMutation = {
  resetPassword:
    | {
        __typename: 'AccountFrozenProblem';
        code: string;
        message: string;
        retryAfter: number | null;
      }
    | {
        __typename: 'AccountSuspendedProblem';
        code: string;
        message: string;
        retryAfter: number | null;
      }
    | { __typename: 'Busy'; code: string; message: string; retryAfter: number | null }
    | {
        __typename: 'CallerNotProvedProblem';
        code: string;
        message: string;
        retryAfter: number | null;
      }
    | { __typename: 'Conflict'; code: string; message: string; retryAfter: number | null }
    | { __typename: 'Forbidden'; code: string; message: string; retryAfter: number | null }
    | { __typename: 'InvalidInput'; code: string; message: string; retryAfter: number | null }
    | {
        __typename: 'NoRecoveryChannelProblem';
        code: string;
        message: string;
        retryAfter: number | null;
      }
    | { __typename: 'NotFound'; code: string; message: string; retryAfter: number | null }
    | { __typename: 'NotYourselfProblem'; code: string; message: string; retryAfter: number | null }
    | {
        __typename: 'OutsideYourDepartmentsProblem';
        code: string;
        message: string;
        retryAfter: number | null;
      }
    | { __typename: 'RankTooLowProblem'; code: string; message: string; retryAfter: number | null }
    | { __typename: 'RateLimited'; code: string; message: string; retryAfter: number | null }
    | {
        __typename: 'ResetInProgressProblem';
        code: string;
        message: string;
        retryAfter: number | null;
      }
    | {
        __typename: 'ResetPasswordPayload';
        position: string | null;
        secret: {
          state: ResetSecretState;
          temporaryPassword: string | null;
          expiresAt: string | null;
          effective: boolean;
        };
      };
};

export type LockAccountMutationVariables = Exact<{
  input: LockAccountInput;
}>;

export type LockAccountMutation = {
  lockAccount:
    | {
        __typename: 'AccountPayload';
        position: string | null;
        account: { state: AccountState; lockedUntil: string | null };
      }
    | { __typename: 'Busy'; code: string; message: string; retryAfter: number | null }
    | { __typename: 'Conflict'; code: string; message: string; retryAfter: number | null }
    | { __typename: 'Forbidden'; code: string; message: string; retryAfter: number | null }
    | { __typename: 'InvalidInput'; code: string; message: string; retryAfter: number | null }
    | { __typename: 'NotFound'; code: string; message: string; retryAfter: number | null }
    | { __typename: 'NotYourselfProblem'; code: string; message: string; retryAfter: number | null }
    | {
        __typename: 'OutsideYourDepartmentsProblem';
        code: string;
        message: string;
        retryAfter: number | null;
      }
    | { __typename: 'RankTooLowProblem'; code: string; message: string; retryAfter: number | null }
    | { __typename: 'RateLimited'; code: string; message: string; retryAfter: number | null };
};

export type AccountHistoryQueryVariables = Exact<{
  id: string | number;
  first: number;
}>;

export type AccountHistoryQuery = {
  account: {
    history: {
      edges: Array<{
        node:
          | { at: string; sentence: string }
          | { at: string; sentence: string }
          | { at: string; sentence: string }
          | { at: string; sentence: string }
          | { at: string; sentence: string }
          | { at: string; sentence: string }
          | { at: string; sentence: string }
          | { at: string; sentence: string }
          | { at: string; sentence: string }
          | { at: string; sentence: string }
          | { at: string; sentence: string }
          | { at: string; sentence: string }
          | { at: string; sentence: string }
          | { at: string; sentence: string };
      }>;
    };
  } | null;
};

export const SignInDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'SignIn' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'SignInInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'signIn' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'InlineFragment',
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'SignedIn' } },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'token' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'mustChangePassword' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'position' } },
                    ],
                  },
                },
                {
                  kind: 'InlineFragment',
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Problem' } },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'retryAfter' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<SignInMutation, SignInMutationVariables>;
export const FindAccountsDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'FindAccounts' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'search' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'first' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'accounts' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'search' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'search' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'first' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'edges' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'address' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: 'value' } },
                                ],
                              },
                            },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'owner' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'name' },
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: 'value' } },
                                      ],
                                    },
                                  },
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'employeeNumber' },
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: 'value' } },
                                      ],
                                    },
                                  },
                                ],
                              },
                            },
                            { kind: 'Field', name: { kind: 'Name', value: 'state' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'revision' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<FindAccountsQuery, FindAccountsQueryVariables>;
export const ResetPasswordDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'ResetPassword' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'ResetPasswordInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'resetPassword' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'InlineFragment',
                  typeCondition: {
                    kind: 'NamedType',
                    name: { kind: 'Name', value: 'ResetPasswordPayload' },
                  },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'position' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'secret' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'state' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'temporaryPassword' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'expiresAt' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'effective' } },
                          ],
                        },
                      },
                    ],
                  },
                },
                {
                  kind: 'InlineFragment',
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Problem' } },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'retryAfter' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const LockAccountDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'LockAccount' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'LockAccountInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'lockAccount' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'InlineFragment',
                  typeCondition: {
                    kind: 'NamedType',
                    name: { kind: 'Name', value: 'AccountPayload' },
                  },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'position' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'account' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'state' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'lockedUntil' } },
                          ],
                        },
                      },
                    ],
                  },
                },
                {
                  kind: 'InlineFragment',
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Problem' } },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'retryAfter' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<LockAccountMutation, LockAccountMutationVariables>;
export const AccountHistoryDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'AccountHistory' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } },
          },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'first' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'account' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'id' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'history' },
                  arguments: [
                    {
                      kind: 'Argument',
                      name: { kind: 'Name', value: 'first' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'first' } },
                    },
                  ],
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'edges' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'node' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: 'at' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'sentence' } },
                                ],
                              },
                            },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<AccountHistoryQuery, AccountHistoryQueryVariables>;
