import {
  formText,
  PageCookies,
  PageVisits,
  refuseForm,
  sendPage,
  sendTo,
  type PageCookie,
} from '@keyledger/access';
import { Secret } from '@keyledger/kernel';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AnswerQuestion } from '../answer-question.command.js';
import { FindQuestion } from '../find-question.js';
import {
  answeredPage,
  badQuestionLinkPage,
  WAS_THIS_YOU_PATH,
  wasThisYouPage,
} from './was-this-you.view.js';

const LONGEST_TOKEN = 128;
const QUARTER_HOUR = 900;

@Controller()
export class WasThisYouController {
  /** The link's token between its landing and its form. */
  private readonly cookie: PageCookie;

  constructor(
    private readonly visits: PageVisits,
    private readonly commands: CommandBus,
    private readonly cookies: PageCookies,
    private readonly questions: FindQuestion,
  ) {
    this.cookie = cookies.ofPath('keyledger_question', WAS_THIS_YOU_PATH, QUARTER_HOUR);
  }

  /** Where the mail's link lands. Nothing is shown or answered: a scanner may look at it. */
  @Get('/y/:token')
  async land(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    this.cookies.set(reply, this.cookie, token.slice(0, LONGEST_TOKEN));
    await sendTo(reply, WAS_THIS_YOU_PATH);
  }

  @Get(WAS_THIS_YOU_PATH)
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const question = await this.questions.find(this.tokenOf(request));
    await (question
      ? sendPage(reply, wasThisYouPage(visit, question))
      : sendPage(reply, badQuestionLinkPage(visit), 404));
  }

  @Post(WAS_THIS_YOU_PATH)
  async answer(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!this.visits.isOurs(request, visit)) return refuseForm(reply, visit, WAS_THIS_YOU_PATH);
    const said = formText(request, 'answer', 3);
    if (said !== 'yes' && said !== 'no') return sendTo(reply, WAS_THIS_YOU_PATH);
    const wasMe = said === 'yes';
    const answered = await this.commands.execute(
      new AnswerQuestion(this.tokenOf(request), wasMe, visit.correlationId),
    );
    if (answered.outcome === 'rejected') return sendPage(reply, badQuestionLinkPage(visit), 404);
    this.cookies.clear(reply, this.cookie);
    await sendPage(reply, answeredPage(visit, wasMe));
  }

  private tokenOf(request: FastifyRequest): Secret {
    return new Secret(this.cookies.read(request, this.cookie) ?? '');
  }
}
