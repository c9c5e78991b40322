import { accountAggregate } from '@keyledger/accounts';
import { Vault } from '@keyledger/credentials';
import { EmployeeReader } from '@keyledger/employees';
import { AggregateStore, EventStore, streamOf, type CommandContext } from '@keyledger/event-store';
import { Clock, derivedId } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';
import { AskedLately } from './asked-lately.js';
import { anomalyCaseAggregate } from '../case/anomaly-case.state.js';

const DAY = 86_400_000;
/** An answer is worth having for so long. */
const LIFETIME_MS = 3 * DAY;

/** Asks the owner of a mailbox, by mail to a channel of theirs, whether it was them. */
@Injectable()
export class AskOwner {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly employees: EmployeeReader,
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly asked: AskedLately,
  ) {}

  /** @returns null once the question is on its way; otherwise why nobody is asked. Safe to repeat. */
  async ask(caseId: string, context: CommandContext): Promise<string | null> {
    const { state, position } = await this.aggregates.load(anomalyCaseAggregate, caseId);
    const { accountId } = state.opened ?? {};
    if (state.asked || !accountId || position === null) return null;
    if (await this.asked.about(caseId, accountId, state.openedAt, position)) return 'ASKED_ALREADY';
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    const since = state.evidence.map(({ at }) => at).sort()[0] ?? '';
    const channelId = await this.channelOf(context.organizationId, account.ownerId, since);
    if (channelId === null) return 'NO_CHANNEL';

    const questionId = derivedId('anomaly-question', caseId);
    const expiresAt = new Date(this.clock.now().getTime() + LIFETIME_MS);
    const owner = {
      organizationId: context.organizationId,
      stream: streamOf(anomalyCaseAggregate, caseId),
    };
    // Before its event, as every secret; again after a crash finds it there already.
    if ((await this.vault.sealedLink(questionId)) === null) {
      await this.vault.issueLink({ linkId: questionId, owner, expiresAt });
    }
    const executed = await this.aggregates.execute({
      aggregate: anomalyCaseAggregate,
      id: caseId,
      context,
      decide: (current) => {
        if (current.asked) return [];
        const { ownerId } = account;
        const data = {
          questionId,
          accountId,
          ownerId,
          channelId,
          expiresAt: expiresAt.toISOString(),
        };
        return [{ type: 'AnomalyQuestionAsked' as const, data }];
      },
    });
    if (executed.outcome === 'rejected') throw new Error(executed.rejection.code);
    return null;
  }

  /**
   * A mail channel that was there before the first sign-in in question: whoever got in may have added one of their own
   * since. Null: there is none.
   */
  private async channelOf(
    organizationId: string,
    ownerId: string,
    since: string,
  ): Promise<string | null> {
    const person = await this.employees.find(organizationId, ownerId);
    if (!person) return null;
    const { events } = await this.store.read(`employee-${ownerId}`);
    const assertedAt = new Map<string, string>();
    for (const { type, data, meta } of events) {
      if (type !== 'RecoveryChannelAsserted') continue;
      const { channelId } = JSON.parse(data) as { channelId: string };
      assertedAt.set(channelId, (JSON.parse(meta) as { recordedAt: string }).recordedAt);
    }
    const good = person.channels.find(
      ({ id, kind }) => kind === 'EMAIL' && (assertedAt.get(id) ?? since) < since,
    );
    return good?.id ?? null;
  }
}
