import { AggregateStore, unlessErased } from '@keyledger/event-store';
import { accountAggregate, RecordProviderOutcome, type ProviderAnswer } from '@keyledger/accounts';
import { Vault } from '@keyledger/credentials';
import type { Job, JobHandler } from '@keyledger/jobs';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AuthorityRegistry, type ProviderOutcome } from '../authority/index.js';

export const PROVIDER_QUEUE = 'provider';

/** What a job carries: ids only; the plaintext waits sealed in the vault under the request's id. */
export interface ChangeAtProvider {
  readonly accountId: string;
  readonly organizationId: string;
  readonly correlationId: string;
  readonly eventId: string;
  readonly requestId: string;
}

/**
 * Asks the provider for the change and writes down its answer. Safe to repeat: a password set twice is set, and
 * an answer to a request that is no longer awaited changes nothing. Unavailability is thrown for the job to be
 * tried again; when its tries are used up, the change counts as refused, so that nobody waits for ever.
 */
@Injectable()
export class ChangePasswordAtProviderJob implements JobHandler<ChangeAtProvider> {
  readonly queue = PROVIDER_QUEUE;

  constructor(
    private readonly aggregates: AggregateStore,
    private readonly vault: Vault,
    private readonly authorities: AuthorityRegistry,
    private readonly commands: CommandBus,
  ) {}

  async handle({ payload }: Job<ChangeAtProvider>): Promise<void> {
    const { accountId, requestId } = payload;
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    const pending = account.pendingProviderChange;
    if (pending?.requestId === requestId) {
      const authority = this.authorities.find(account.authority);
      const password = await this.vault.openSealedPassword(requestId);
      const address = unlessErased(account.address, null);
      if (!authority) return this.record(payload, { kind: 'UNSUPPORTED' });
      if (!password || !address) {
        return this.record(payload, { kind: 'REFUSED', code: 'SECRET_GONE' });
      }
      const mustChange = pending.kind === 'TEMPORARY';
      const outcome = await authority.setPassword({ accountId, address, password, mustChange });
      await this.record(payload, answerOf(outcome));
    }
    // After the outcome is stored the plaintext has no reason to exist.
    await this.vault.deleteSealed(requestId);
  }

  async giveUp({ payload }: Job<ChangeAtProvider>): Promise<void> {
    await this.record(payload, { kind: 'REFUSED', code: 'UNAVAILABLE' });
    await this.vault.deleteSealed(payload.requestId);
  }

  private async record(job: ChangeAtProvider, answer: ProviderAnswer): Promise<void> {
    const { accountId, organizationId, correlationId, eventId, requestId } = job;
    const context = {
      organizationId,
      actor: { kind: 'SYSTEM', id: 'reactor:change-password-at-provider', role: null },
      commandId: `${eventId}:change-password-at-provider`,
      correlationId,
      causationId: eventId,
    } as const;
    await this.commands.execute(new RecordProviderOutcome(context, accountId, requestId, answer));
  }
}

function answerOf(outcome: ProviderOutcome): ProviderAnswer {
  switch (outcome.kind) {
    case 'APPLIED':
      return { kind: 'APPLIED', effectiveAt: outcome.effectiveAt.toISOString() };
    case 'REFUSED':
      return { kind: 'REFUSED', code: outcome.code };
    case 'UNSUPPORTED':
      return { kind: 'UNSUPPORTED' };
  }
}
