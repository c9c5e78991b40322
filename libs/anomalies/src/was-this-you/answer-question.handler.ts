import { Vault } from '@keyledger/credentials';
import { AggregateStore } from '@keyledger/event-store';
import { Clock, reject, type Actor } from '@keyledger/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { anomalyCaseAggregate } from '../case/anomaly-case.state.js';
import { decideVerdict } from '../give-verdict/give-verdict.decider.js';
import { AnswerQuestion, type Answered } from './answer-question.command.js';
import { FindQuestion } from './find-question.js';

/** Whoever holds the link: it went to the owner's channel. */
const HOLDER: Actor = { kind: 'ANONYMOUS', id: 'was-this-you', role: null };

@CommandHandler(AnswerQuestion)
export class AnswerQuestionHandler implements ICommandHandler<AnswerQuestion> {
  constructor(
    private readonly questions: FindQuestion,
    private readonly aggregates: AggregateStore,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  async execute({ link, wasMe, correlationId }: AnswerQuestion): Promise<Answered> {
    const question = await this.questions.find(link);
    if (!question) return { outcome: 'rejected', rejection: reject('LinkNotValid') };
    const { questionId, caseId, organizationId } = question;
    const verdict = wasMe ? 'WAS_ME' : 'NOT_ME';
    const executed = await this.aggregates.execute({
      aggregate: anomalyCaseAggregate,
      id: caseId,
      context: {
        organizationId,
        actor: HOLDER,
        commandId: `${questionId}:answer`,
        correlationId,
      },
      decide: (state) => decideVerdict({ verdict, note: null }, state),
    });
    if (executed.outcome === 'rejected') {
      return { outcome: 'rejected', rejection: reject('LinkNotValid') };
    }
    await this.vault.supersede(questionId, this.clock.now());
    return { outcome: 'answered' };
  }
}
