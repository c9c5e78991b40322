import {
  commandIdOf,
  explain,
  formText,
  PageVisits,
  refuseForm,
  sendPage,
  sendTo,
  statusOf,
} from '@keyledger/access';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConfirmOwnChannel } from '../../confirm-own-channel/confirm-own-channel.command.js';
import type { OwnChannelChanged } from '../../own-channels/own-channel-changed.js';
import { typedCode } from '../../prove-identity/typed-code.js';
import { SendOwnChannelVerification } from '../../send-own-channel-verification/send-own-channel-verification.command.js';
import { OwnVisits, type OwnVisit } from './own-visits.js';
import { CONFIRM_PATH, RECOVERY_CHANNELS_PATH, SEND_PATH } from './paths.js';
import { CODE_MAX, NOTICES, recoveryChannelsPage, type Notice } from './recovery-channels.view.js';

const ID_MAX = 64;

/** The list, and what needs no password: sending again, and entering the code that came. */
@Controller()
export class RecoveryChannelsController {
  constructor(
    private readonly own: OwnVisits,
    private readonly visits: PageVisits,
    private readonly commands: CommandBus,
  ) {}

  @Get(RECOVERY_CHANNELS_PATH)
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.own.open(request, reply);
    if (!opened) return;
    const asked = (request.query as { told?: unknown }).told;
    const notice = NOTICES.find((each) => each === asked) ?? null;
    await sendPage(reply, recoveryChannelsPage(opened, { notice }));
  }

  @Post(SEND_PATH)
  send(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.submit(request, reply, 'sent', ({ accountId, context }) => {
      const channelId = formText(request, 'channel', ID_MAX);
      const command = context(commandIdOf(request));
      return this.commands.execute(new SendOwnChannelVerification(command, accountId, channelId));
    });
  }

  @Post(CONFIRM_PATH)
  confirm(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.submit(request, reply, 'confirmed', ({ accountId, context }) => {
      const channelId = formText(request, 'channel', ID_MAX);
      const code = typedCode(formText(request, 'code', CODE_MAX));
      const command = context(commandIdOf(request));
      return this.commands.execute(new ConfirmOwnChannel(command, accountId, channelId, code));
    });
  }

  private async submit(
    request: FastifyRequest,
    reply: FastifyReply,
    notice: Notice,
    run: (opened: OwnVisit) => Promise<OwnChannelChanged>,
  ): Promise<void> {
    const opened = await this.own.open(request, reply);
    if (!opened) return;
    const { visit } = opened;
    if (!this.visits.isOurs(request, visit)) {
      return refuseForm(reply, visit, RECOVERY_CHANNELS_PATH);
    }
    const changed = await run(opened);
    if (changed.outcome === 'changed') {
      return sendTo(reply, `${RECOVERY_CHANNELS_PATH}?told=${notice}`);
    }
    const { code, retryAfter } = changed.rejection;
    const { alert, errors } = explain(changed.rejection, visit.locale, null);
    const sentence = alert ?? Object.values(errors).flat().join(' ');
    const status = statusOf(reply, code, retryAfter);
    await sendPage(reply, recoveryChannelsPage(opened, { sentence }), status);
  }
}
