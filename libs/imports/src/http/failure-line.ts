import { problemFrom } from '@keyledger/graphql';
import type { Locale } from '@keyledger/kernel';
import { Logger } from '@nestjs/common';
import { ImportRefused } from '../import-refused.js';

const logger = new Logger('ImportsController');

/** The last line of an answer that broke off: the problem, or that something unexpected happened. */
export function failureLine(error: unknown, locale: Locale, correlationId: string): object {
  if (error instanceof ImportRefused) return { problem: problemFrom(error.rejection, locale) };
  // Only its kind: an unexpected error's text may quote the file.
  logger.error(`An import broke off: ${(error as Error).name} (${correlationId})`);
  return { error: { code: 'INTERNAL', correlationId } };
}
