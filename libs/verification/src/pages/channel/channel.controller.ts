import { formText, NOTHING_WRONG, sendPage, sendTo, type Explained } from '@keyledger/access';
import { Messages } from '@keyledger/graphql';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { VerificationSettings } from '../../verification-settings.js';
import { NEW_PASSWORD_PATH } from '../new-password/new-password.view.js';
import { ResetVisits } from '../reset-visits.js';
import { SendCode } from '../send-code.js';
import { CHANNEL_PATH, channelPage, noWayPage } from './channel.view.js';
import { waysToChoose } from './ways-to-choose.js';

@Controller()
export class ChannelController {
  constructor(
    private readonly visits: ResetVisits,
    private readonly codes: SendCode,
    private readonly settings: VerificationSettings,
  ) {}

  @Get(CHANNEL_PATH)
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!visit) return;
    const { proved } = visit.progress;
    if (proved?.enough) return sendTo(reply, NEW_PASSWORD_PATH);
    const ways = waysToChoose(visit.progress, this.settings.channelKinds);
    const page = ways.length > 0 ? channelPage(visit, ways, NOTHING_WRONG) : noWayPage(visit);
    await sendPage(reply, page);
  }

  @Post(CHANNEL_PATH)
  async submit(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.openForm(request, reply, CHANNEL_PATH);
    if (!visit) return;
    const ways = waysToChoose(visit.progress, this.settings.channelKinds);
    const again = (explained: Explained) => channelPage(visit, ways, explained);
    const chosen = ways.find(({ kind }) => kind === formText(request, 'kind', 16));
    if (chosen) return this.codes.send(request, reply, visit, chosen.kind, again);
    const wrong = Messages.render(visit.locale, 'pages.forgotPassword.channel.choose');
    await sendPage(reply, again({ alert: null, errors: { kind: [wrong] } }), 422);
  }
}
