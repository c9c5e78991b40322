import pg from 'pg';
import { DedicatedConnection } from '../dedicated-connection.js';

const LOCK = 'keyledger/embedded-postgres/in-use';

const ADMIN_SHUTDOWN = '57P01';
/** The server notices within this time that a process was killed just before we leave. */
const GRACE_MS = 500;

/** This process uses the server: a shared lock that dies with the process. */
export interface Presence {
  /**
   * Ends our use.
   * @returns whether nobody else uses the server, so that it may be stopped.
   */
  leave(): Promise<boolean>;
}

/** @param onLost called when the server went away under us. */
export async function announcePresence(
  config: pg.ClientConfig,
  onLost: (error: Error) => void,
): Promise<Presence> {
  const connection = await DedicatedConnection.open(config, { name: 'keyledger presence', onLost });
  try {
    await connection.lockShared(LOCK);
  } catch (error) {
    await connection.close();
    throw error;
  }
  return {
    async leave() {
      if (!connection.isOpen) return false;
      // Held on to while we are the last: whoever joins now waits, and finds the server stopped.
      if (await isLast(connection)) return true;
      await connection.close();
      return false;
    },
  };
}

async function isLast(connection: DedicatedConnection): Promise<boolean> {
  try {
    await connection.unlockAll();
    return await connection.lockWithin(LOCK, GRACE_MS);
  } catch (error) {
    if (!connection.isOpen || isServerGone(error)) return false;
    throw error;
  }
}

/**
 * Somebody who left in the same moment was the last and stops the server under us, as soon as our lock is free: before
 * we hear that it is, or while we ask for it. A loss is no answer of the server's.
 */
function isServerGone(error: unknown): boolean {
  return !(error instanceof pg.DatabaseError) || error.code === ADMIN_SHUTDOWN;
}
