/**
 * A domain reason why a command was not carried out. Expected, typed, shown to the caller; never thrown.
 *
 * `code` is PascalCase (`AccountSuspended`) and listed in the problem-code registry of the GraphQL lib.
 * `params` fill the translated message; they hold nothing secret. `path` names the input field at fault.
 * `retryAfter` is in whole seconds.
 */
export interface Rejection {
  readonly kind: 'rejection';
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly path: readonly string[];
  readonly retryAfter: number | null;
}

export interface RejectionDetails {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly path?: readonly string[];
  readonly retryAfter?: number;
}

export function reject(code: string, details: RejectionDetails = {}): Rejection {
  return {
    kind: 'rejection',
    code,
    params: details.params ?? {},
    path: details.path ?? [],
    retryAfter: details.retryAfter ?? null,
  };
}

export function isRejection(value: unknown): value is Rejection {
  return typeof value === 'object' && value !== null && (value as Rejection).kind === 'rejection';
}
