import { AccountsModule } from '@keyledger/accounts';
import { Global, Module } from '@nestjs/common';
import { CarryOut } from './consequences/carry-out.js';
import { TakeConsequencesReactor } from './consequences/take-consequences.reactor.js';
import { GiveVerdictHandler } from './give-verdict/give-verdict.handler.js';
import { OpenCasesReactor } from './open-case/open-cases.reactor.js';
import { AnswerQuestionHandler } from './was-this-you/answer-question.handler.js';
import { AskedLately } from './was-this-you/asked-lately.js';
import { AskOwner } from './was-this-you/ask-owner.js';
import { FindQuestion } from './was-this-you/find-question.js';

/** Cases of unusual sign-ins: opened, acted on, decided. Stores, vault and clock come from the assembly. */
@Global()
@Module({
  imports: [AccountsModule],
  providers: [
    AskedLately,
    AskOwner,
    CarryOut,
    FindQuestion,
    AnswerQuestionHandler,
    GiveVerdictHandler,
    OpenCasesReactor,
    TakeConsequencesReactor,
  ],
  exports: [FindQuestion, OpenCasesReactor, TakeConsequencesReactor],
})
export class AnomaliesModule {}
