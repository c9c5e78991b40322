import { ErrorType, isCommandError } from '@eventstore/db-client';
import { CorruptEvent } from '../codec/codec-errors.js';
import {
  AppendRefused,
  ForeignPosition,
  StoreBusy,
  StoreUnavailable,
  StreamConflict,
} from '../event-store.port.js';

/** The server's answer about the request itself: it will be the same another time. */
const FINAL: ReadonlySet<string> = new Set([
  ErrorType.WRONG_EXPECTED_VERSION,
  ErrorType.STREAM_NOT_FOUND,
  ErrorType.STREAM_DELETED,
  ErrorType.NO_STREAM,
  ErrorType.ACCESS_DENIED,
  ErrorType.INVALID_ARGUMENT,
  ErrorType.INVALID_TRANSACTION,
  ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED,
  ErrorType.MISSING_REQUIRED_METADATA_PROPERTY,
  ErrorType.UNSUPPORTED,
]);

/** What no retry of an append changes. Refused access is not among them: whoever runs the server can grant it. */
const REFUSED: ReadonlySet<string> = new Set([
  ErrorType.STREAM_DELETED,
  ErrorType.INVALID_ARGUMENT,
  ErrorType.INVALID_TRANSACTION,
  ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED,
  ErrorType.MISSING_REQUIRED_METADATA_PROPERTY,
]);

/** A call got no answer in time, or its connection was cut from this side. */
export class CallCutOff extends Error {
  override readonly name = 'CallCutOff';
}

/** The client's name for what went wrong, null where the error is none of the client's. */
export function failureType(error: unknown): string | null {
  return error instanceof Error && isCommandError(error) ? String(error.type) : null;
}

/**
 * Whether the same call may succeed a moment later: another leader, a lost or hung connection, a stream error (which
 * rejects every append of the process), and errors of the connection that the client does not name.
 */
export function isTransient(error: unknown): boolean {
  if (error instanceof CallCutOff) return true;
  if (isOurs(error)) return false;
  const type = failureType(error);
  return type === null ? !isProgramFault(error) : !FINAL.has(type);
}

export function isRefusal(error: unknown): boolean {
  return REFUSED.has(failureType(error) ?? '');
}

/** The error as the port names it. */
export function portError(error: unknown): unknown {
  if (isOurs(error) || (failureType(error) === null && isProgramFault(error))) return error;
  return new StoreUnavailable('The event store could not be reached', { cause: error });
}

function isOurs(error: unknown): boolean {
  return (
    error instanceof CorruptEvent ||
    error instanceof StreamConflict ||
    error instanceof AppendRefused ||
    error instanceof ForeignPosition ||
    error instanceof StoreUnavailable ||
    error instanceof StoreBusy
  );
}

function isProgramFault(error: unknown): boolean {
  return !(error instanceof Error) || error instanceof TypeError || error instanceof RangeError;
}
