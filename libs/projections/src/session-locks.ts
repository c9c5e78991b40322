import { DedicatedConnection } from '@keyledger/postgres';
import type { Postgres } from '@keyledger/postgres';

/**
 * The session locks that make one worker at a time run a projection or reactor. They sit on one connection and
 * are lost together with it, at once when the process dies and within seconds when its host does.
 */
export class SessionLocks {
  private connection: DedicatedConnection | null = null;
  private readonly held = new Set<string>();

  /** @param onLost told when locks were lost that were held; whoever relied on them must let go. */
  constructor(
    private readonly postgres: Postgres,
    private readonly purpose: string,
    private readonly onLost: (error: Error) => void,
  ) {}

  /** Whether the lock is ours, taking it if it is free. @throws when the database is out of reach. */
  async acquire(name: string): Promise<boolean> {
    this.connection ??= await this.open();
    if (this.held.has(name)) return true;
    const connection = this.connection;
    if (!(await connection.tryLock(`keyledger/${this.purpose}/${name}`))) return false;
    // The connection may have gone while the answer was on its way.
    if (connection !== this.connection) return false;
    this.held.add(name);
    return true;
  }

  /** Gives all of them up. */
  async close(): Promise<void> {
    const connection = this.connection;
    this.connection = null;
    this.held.clear();
    await connection?.close();
  }

  private open(): Promise<DedicatedConnection> {
    return DedicatedConnection.open(this.postgres.config, {
      name: `keyledger ${this.purpose} locks`,
      onLost: (error) => {
        this.connection = null;
        this.held.clear();
        this.onLost(error);
      },
    });
  }
}
