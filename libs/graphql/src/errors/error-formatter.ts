import { StoreUnavailable } from '@keyledger/event-store';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { ERROR_CODES, documentNotFound, documentsNotSupported } from './graphql-errors.js';
import type { ErrorCode } from './graphql-errors.js';

/** Apollo's own codes for requests that cannot be understood. */
const BAD_REQUESTS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** What Apollo says in one word that only its own clients know. */
const IN_OUR_WORDS: ReadonlyMap<unknown, string> = new Map(
  [documentNotFound(), documentsNotSupported()].map(({ extensions, message }) => [
    extensions['code'],
    message,
  ]),
);

/** Also by its status, since some of Apollo's refusals (a persisted query's hash or version) have no code. */
function isBadRequest(code: unknown, error: unknown): boolean {
  if (BAD_REQUESTS.has(String(code))) return true;
  const { http } = error instanceof GraphQLError ? error.extensions : {};
  return (http as { status?: unknown } | undefined)?.status === 400;
}

/** The database is gone or going: Node's socket errors, and PostgreSQL classes 08, 53 and 57P. */
const UNREACHABLE = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT|08...|53...|57P..)$/;

/** What the driver says, by text only, of a server that went without a word. */
const WITHOUT_A_WORD =
  /query read timeout|timeout exceeded when trying to connect|connection terminated/i;

function isUnreachable(error: unknown): boolean {
  if (error instanceof StoreUnavailable) return true;
  if (error instanceof Error && WITHOUT_A_WORD.test(error.message)) return true;
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  if (code === 'ENOENT') return syscall === 'connect';
  return typeof code === 'string' && UNREACHABLE.test(code);
}

export interface ErrorFormatterOptions {
  /** Of the request being answered. */
  readonly correlationId: () => string | null;
  /** Told of every error that is not the caller's; the caller only gets the correlation id. */
  readonly onUnexpected: (error: unknown) => void;
}

export type ErrorFormatter = (
  formatted: GraphQLFormattedError,
  error: unknown,
) => GraphQLFormattedError;

/** What callers see of an error outside of unions: a code of ours, the correlation id, nothing private. */
export function errorFormatter(options: ErrorFormatterOptions): ErrorFormatter {
  return (formatted, error) => {
    const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
    const { code, problem, retryAfter } = (formatted.extensions ?? {}) as Record<string, unknown>;
    const place = { locations: formatted.locations, path: formatted.path };
    const answer = (shown: ErrorCode, message: string, details: object = {}) => ({
      message,
      ...place,
      extensions: { code: shown, correlationId: options.correlationId(), ...details },
    });
    if ((ERROR_CODES as readonly unknown[]).includes(code)) {
      return answer(code as ErrorCode, IN_OUR_WORDS.get(code) ?? formatted.message, {
        ...(problem ? { problem } : {}),
        ...(retryAfter ? { retryAfter } : {}),
      });
    }
    if (isBadRequest(code, error)) return answer('BAD_REQUEST', formatted.message);
    options.onUnexpected(original);
    if (isUnreachable(original)) {
      return answer('UNAVAILABLE', 'Temporarily unavailable', { retryAfter: 5 });
    }
    return answer('INTERNAL', 'Something went wrong on our side');
  };
}
