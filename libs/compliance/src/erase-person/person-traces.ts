import { Vault } from '@keyledger/credentials';
import { Claims } from '@keyledger/event-store';
import { Sessions } from '@keyledger/sign-in';
import { Injectable } from '@nestjs/common';
import type { ErasureTraces } from '../erasure/erasure.state.js';

/** What is known about a person beside the log: claimed numbers, codes and links on their way, sessions. */
@Injectable()
export class PersonTraces {
  constructor(
    private readonly claims: Claims,
    private readonly vault: Vault,
    private readonly sessions: Sessions,
  ) {}

  /** Safe to repeat. @returns how many were there now. */
  async remove(employeeId: string): Promise<ErasureTraces> {
    const [claims, secrets, sessions] = await Promise.all([
      this.claims.releaseAllOf(employeeId),
      this.vault.removeAllOf(`employee-${employeeId}`),
      this.sessions.removeAllOf(employeeId),
    ]);
    return { claims, secrets, sessions };
  }
}
