import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Problem } from '../problems/problem.type.js';

/** Codes of errors that stand outside of mutation unions (`errors[].extensions.code`). */
export const ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_REQUEST',
  'TOO_COMPLEX',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'DOCUMENT_NOT_TRUSTED',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** When the operation is refused as a whole (an error beside data leaves the status at 200). */
const STATUS: Readonly<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_REQUEST: 400,
  TOO_COMPLEX: 400,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  INTERNAL: 500,
  // As Apollo answers them: its clients go on with the document's text.
  PERSISTED_QUERY_NOT_FOUND: 200,
  PERSISTED_QUERY_NOT_SUPPORTED: 200,
  DOCUMENT_NOT_TRUSTED: 403,
};

export interface ErrorDetails {
  /** The same reason as a mutation's union would give it, where there is one. */
  readonly problem?: Problem;
  /** Whole seconds after which trying again makes sense. */
  readonly retryAfter?: number;
}

/** An error meant for the caller: its message is shown as it is, so it holds nothing private. */
export function graphqlError(code: ErrorCode, message: string, details: ErrorDetails = {}) {
  const headers = new HeaderMap();
  if (details.retryAfter) headers.set('retry-after', String(details.retryAfter));
  const http = { status: STATUS[code], headers };
  return new GraphQLError(message, { extensions: { code, ...details, http } });
}

/** Nobody is signed in, or the session has ended. */
export const unauthenticated = () => graphqlError('UNAUTHENTICATED', 'Sign in first');

/** The request cannot be understood as it is; `problem` says which part. */
export const badRequest = (message: string, problem?: Problem) =>
  graphqlError('BAD_REQUEST', message, problem ? { problem } : {});

/** Deeper, costlier or with more aliases than the limits allow. */
export const tooComplex = (message: string) => graphqlError('TOO_COMPLEX', message);

/** A part that is needed cannot be reached. @param retryAfter whole seconds. */
export const unavailable = (retryAfter = 5) =>
  graphqlError('UNAVAILABLE', 'Temporarily unavailable', { retryAfter });

/** No trusted document has the id that was sent. */
export const documentNotFound = () =>
  graphqlError(
    'PERSISTED_QUERY_NOT_FOUND',
    'No trusted document has this id: the manifest that this server started with does not list it',
  );

/** An id was sent, and there are no trusted documents. */
export const documentsNotSupported = () =>
  graphqlError(
    'PERSISTED_QUERY_NOT_SUPPORTED',
    'This server has no trusted documents: send the text of the document',
  );

/** A text was sent that no trusted document has, where no others are run. */
export const documentNotTrusted = () =>
  graphqlError(
    'DOCUMENT_NOT_TRUSTED',
    'This server only runs documents of its manifest: send the id of one, or its text to the letter',
  );
