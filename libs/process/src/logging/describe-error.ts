import { types } from 'node:util';

const MAX_CAUSES = 4;

/** An error as logs keep it: name, message, stack, code and causes; no other members, which may hold rows. */
export function describeError(error: unknown, depth = 0): Record<string, unknown> {
  if (!types.isNativeError(error)) return { name: typeof error, message: 'Something was thrown' };
  const { code } = error as { code?: unknown };
  return {
    name: error.name,
    message: error.message,
    stack: error.stack,
    ...(typeof code === 'string' ? { errorCode: code } : {}),
    ...(error.cause !== undefined && depth < MAX_CAUSES
      ? { cause: describeError(error.cause, depth + 1) }
      : {}),
  };
}
