import type { Logger } from '../logging/logger.js';

const LIMIT_MS = 10_000;

/**
 * An error that nobody caught leaves the process in a state that nobody knows: it is logged, what is open is
 * closed (at most 10 s), and the process exits with code 1. The durable state is in the database.
 * @returns takes the handlers away again.
 */
export function exitOnUncaught(logger: Logger, close: () => Promise<void>): () => void {
  let exiting = false;
  const exit = (error: unknown) => {
    logger.fatal({ err: error }, 'uncaught');
    if (exiting) return;
    exiting = true;
    setTimeout(() => process.exit(1), LIMIT_MS).unref();
    close()
      .catch((failure: unknown) => logger.fatal({ err: failure }, 'closing failed'))
      .finally(() => process.exit(1));
  };
  process.on('uncaughtException', exit);
  process.on('unhandledRejection', exit);
  return () => {
    process.off('uncaughtException', exit);
    process.off('unhandledRejection', exit);
  };
}
