import { types } from 'node:util';
import { describeError } from './describe-error.js';

const SENSITIVE =
  /pass(word|phrase|wd)?|secret|token|cookie|authorization|credential(?!Id)|pepper|otp|totp|^code$|verificationCode|link$|apiKey|privateKey/i;
/** What our links and sessions look like: 32 random bytes in base64url, standing alone. */
const RANDOM_SECRET = /(?<![\w-])[\w-]{43}(?![\w-])/g;
const CENSOR = '[redacted]';
const MAX_DEPTH = 8;

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value;
  if (types.isNativeError(value)) return describeError(value);
  if (depth > MAX_DEPTH) return CENSOR;
  if (Array.isArray(value)) return value.map((each) => redactValue(each, depth + 1));
  if ('toJSON' in value && typeof value.toJSON === 'function') return value.toJSON() as unknown;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      SENSITIVE.test(key) ? CENSOR : redactValue(member, depth + 1),
    ]),
  );
}

/** A log record without the values of members that are named like secrets. */
export function redactMembers(record: Record<string, unknown>): Record<string, unknown> {
  return redactValue(record, 0) as Record<string, unknown>;
}

/** A log line without anything that looks like one of our links' or sessions' secrets. */
export function redactText(line: string): string {
  return line.replace(RANDOM_SECRET, CENSOR);
}
