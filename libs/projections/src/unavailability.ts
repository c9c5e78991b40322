import { StoreUnavailable } from '@keyledger/event-store';
import { ReadModelBehind } from './positions/read-model-behind.js';
import { ReadModelNotReady } from './positions/read-model-not-ready.js';

/**
 * SQLSTATE classes and codes that say "not now" rather than "not this": connection (08), serialisation and
 * deadlock (40), resources (53), not in the wanted state (55P03 lock, 57 shut-down and cancelled), I/O (58).
 */
const SQLSTATE = /^(08|40|53|57|58)|^55P03$|^25006$/;
const SOCKET =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|ENOENT|EAI_AGAIN|ENOTFOUND|EHOSTUNREACH|ENETUNREACH)$/;
/** node-postgres reports a lost connection by text only. */
const DRIVER =
  /connection terminated|timeout exceeded when trying to connect|connection error and is not queryable|client was closed|query read timeout/i;

const OUT_OF_REACH = [StoreUnavailable, ReadModelBehind, ReadModelNotReady] as const;

/** Whether trying again later can help: the event is not at fault, a part that is needed was out of reach. */
export function isUnavailability(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (OUT_OF_REACH.some((kind) => error instanceof kind)) return true;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && (SQLSTATE.test(code) || SOCKET.test(code))) return true;
  return DRIVER.test(error.message) || isUnavailability(error.cause);
}
