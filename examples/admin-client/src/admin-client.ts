import { createHash } from 'node:crypto';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import {
  AccountHistoryDocument,
  FindAccountsDocument,
  LockAccountDocument,
  ResetPasswordDocument,
  SignInDocument,
  type LockAccountInput,
  type ResetPasswordInput,
} from './generated/operations.js';

/** What the server answers instead of what was asked for: expected, typed, in the caller's language. */
export class ProblemAnswered extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly retryAfter: number | null,
  ) {
    super(message);
    this.name = 'ProblemAnswered';
  }
}

export interface AdminClientOptions {
  /** Where Keyledger answers: `http://localhost:3000`. */
  readonly url: string;
  /** BCP 47; the server speaks zh-CN and en. */
  readonly language?: string;
  /** Whether the server was started with `trusted-documents.json`: operations are then sent by their ids. */
  readonly trusted?: boolean;
}

/** Names a document as Apollo's clients do: by the SHA-256 of its text. */
function byId(text: string) {
  const sha256Hash = createHash('sha256').update(text).digest('hex');
  return { extensions: { persistedQuery: { version: 1, sha256Hash } } };
}

/** A typed client for administrators: every operation is checked against the schema when it is generated. */
export class AdminClient {
  #token: string | null = null;
  /** Of the newest change made here: sent along, so that lists show it. */
  #position: string | null = null;

  constructor(private readonly options: AdminClientOptions) {}

  /** @throws ProblemAnswered when the sign-in is refused. */
  async signIn(address: string, password: string): Promise<{ mustChangePassword: boolean }> {
    const input = { address, password, wantsToken: true };
    const { signIn } = await this.#send(SignInDocument, { input });
    const { token, mustChangePassword } = unlessProblem(signIn, 'SignedIn');
    this.#token = token;
    return { mustChangePassword };
  }

  /** Looks up by address, name, pinyin, initials or employee number. */
  async find(search: string, first = 20) {
    const { accounts } = await this.#send(FindAccountsDocument, { search, first });
    return accounts.edges.map(({ node }) => node);
  }

  /** The secret is in this answer only. @throws ProblemAnswered */
  async resetPassword(input: ResetPasswordInput) {
    const { resetPassword } = await this.#send(ResetPasswordDocument, { input });
    const { secret, position } = unlessProblem(resetPassword, 'ResetPasswordPayload');
    this.#position = position;
    return secret;
  }

  /** @throws ProblemAnswered */
  async lock(input: LockAccountInput) {
    const { lockAccount } = await this.#send(LockAccountDocument, { input });
    const { account, position } = unlessProblem(lockAccount, 'AccountPayload');
    this.#position = position;
    return account;
  }

  /** What happened to an account, newest first, in plain words. */
  async history(id: string, first = 20) {
    const { account } = await this.#send(AccountHistoryDocument, { id, first });
    return account?.history.edges.map(({ node }) => node) ?? [];
  }

  async #send<Result, Variables>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
  ): Promise<Result> {
    const { url, language = 'en', trusted = false } = this.options;
    const query = print(document);
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': language,
        ...(this.#token ? { authorization: `Bearer ${this.#token}` } : {}),
        ...(this.#position ? { 'keyledger-min-position': this.#position } : {}),
      },
      body: JSON.stringify({ ...(trusted ? byId(query) : { query }), variables }),
    });
    const answer = (await response.json()) as { data?: Result; errors?: { message: string }[] };
    if (!answer.data || answer.errors) {
      throw new Error(answer.errors?.map(({ message }) => message).join('; ') ?? 'No answer');
    }
    return answer.data;
  }
}

type Answer = { readonly __typename: string };

/** The payload, told apart by its type's name. @throws ProblemAnswered for every other member of the union. */
function unlessProblem<Union extends Answer, Name extends Union['__typename']>(
  answer: Union,
  name: Name,
): Extract<Union, { readonly __typename: Name }> {
  if (answer.__typename === name) return answer as Extract<Union, { readonly __typename: Name }>;
  const problem = answer as Answer & {
    code?: string;
    message?: string;
    retryAfter?: number | null;
  };
  throw new ProblemAnswered(
    problem.code ?? answer.__typename,
    problem.message ?? answer.__typename,
    problem.retryAfter ?? null,
  );
}
