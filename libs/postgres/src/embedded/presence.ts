import type pg from 'pg';
import { DedicatedConnection } from '../dedicated-connection.js';

const LOCK = 'keyledger/embedded-postgres/in-use';

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
      await connection.unlockAll();
      const last = await connection.tryLock(LOCK);
      // Held on to while we are the last: whoever joins now waits, and finds the server stopped.
      if (!last) await connection.close();
      return last;
    },
  };
}
