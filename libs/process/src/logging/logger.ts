import { pino } from 'pino';
import type { Logger } from 'pino';
import { currentCorrelationId } from '../http/correlation.js';
import { redactMembers, redactText } from './redaction.js';

export type { Logger } from 'pino';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * JSON lines with the correlation id of what is going on, and without secrets: members named like one are
 * censored, and so is whatever looks like a link's or session's random part.
 * @param write where lines go; standard output unless told otherwise.
 */
export function createLogger(
  level: LogLevel,
  write: (line: string) => void = (line) => process.stdout.write(line),
): Logger {
  return pino(
    {
      level,
      base: null,
      // Errors are described where the rest of a record is redacted, before pino's own serializer would run.
      serializers: { err: (described: unknown) => described },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: redactMembers },
      mixin: () => {
        const correlationId = currentCorrelationId();
        return correlationId ? { correlationId } : {};
      },
    },
    { write: (line: string) => write(redactText(line)) },
  );
}
