import { Vault } from '@keyledger/credentials';
import { Injectable } from '@nestjs/common';
import { ResetTickets } from '../tickets/reset-tickets.js';

/**
 * Voids whatever could still set a mailbox's forgotten password anew. Tickets are not taken away: their holders go on as
 * those of an address that nobody has, so that nobody can tell. Safe to repeat.
 */
@Injectable()
export class EndRecovery {
  constructor(
    private readonly tickets: ResetTickets,
    private readonly vault: Vault,
  ) {}

  async of(accountId: string): Promise<void> {
    for (const codeId of await this.tickets.openCodes(accountId))
      await this.vault.useUpCode(codeId);
    await this.tickets.forget(accountId);
  }
}
