import {
  commandIdOf,
  explain,
  formText,
  PageVisits,
  PASSWORD_MAX,
  refuseForm,
  sendPage,
  sendTo,
  statusOf,
} from '@keyledger/access';
import { Secret } from '@keyledger/kernel';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangeOwnChannel } from '../../change-own-channel/change-own-channel.command.js';
import type { OwnChannelChanged } from '../../own-channels/own-channel-changed.js';
import { RemoveOwnChannel } from '../../remove-own-channel/remove-own-channel.command.js';
import { DESTINATION_MAX, editChannelPage, type Editing } from './edit-channel.view.js';
import { OwnVisits, type OwnVisit } from './own-visits.js';
import { EDIT_PATHS, RECOVERY_CHANNELS_PATH, type Edit } from './paths.js';
import type { Notice } from './recovery-channels.view.js';

/** The forms that add, replace and remove a channel, each with the current password. */
@Controller()
export class EditChannelController {
  constructor(
    private readonly own: OwnVisits,
    private readonly visits: PageVisits,
    private readonly commands: CommandBus,
  ) {}

  @Get(EDIT_PATHS.add)
  showAdding(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.show('add', request, reply);
  }

  @Get(EDIT_PATHS.replace)
  showReplacing(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.show('replace', request, reply);
  }

  @Get(EDIT_PATHS.remove)
  showRemoving(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.show('remove', request, reply);
  }

  @Post(EDIT_PATHS.add)
  add(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.submit('add', request, reply);
  }

  @Post(EDIT_PATHS.replace)
  replace(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.submit('replace', request, reply);
  }

  @Post(EDIT_PATHS.remove)
  remove(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.submit('remove', request, reply);
  }

  private async show(edit: Edit, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const opened = await this.own.open(request, reply);
    if (!opened) return;
    const editing = editingOf(edit, request, opened);
    if (!editing) return sendTo(reply, RECOVERY_CHANNELS_PATH);
    await sendPage(reply, editChannelPage(opened.visit, opened.own, editing));
  }

  private async submit(edit: Edit, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const opened = await this.own.open(request, reply);
    if (!opened) return;
    const { visit, own } = opened;
    if (!this.visits.isOurs(request, visit)) {
      return refuseForm(reply, visit, RECOVERY_CHANNELS_PATH);
    }
    const editing = editingOf(edit, request, opened);
    // Gone already: a form that was sent twice, or another window was quicker.
    if (!editing) return sendTo(reply, RECOVERY_CHANNELS_PATH);
    const changed = await this.carryOut(request, opened, editing);
    if (changed.outcome === 'changed') {
      return sendTo(reply, `${RECOVERY_CHANNELS_PATH}?told=${noticeOf(edit, changed)}`);
    }
    const { code, retryAfter } = changed.rejection;
    const explained = explain(changed.rejection, visit.locale, null);
    const status = statusOf(reply, code, retryAfter);
    await sendPage(reply, editChannelPage(visit, own, editing, explained), status);
  }

  private carryOut(
    request: FastifyRequest,
    { accountId, context }: OwnVisit,
    { edit, channel, destination = '' }: Editing,
  ): Promise<OwnChannelChanged> {
    const command = context(commandIdOf(request));
    const password = new Secret(formText(request, 'currentPassword', PASSWORD_MAX));
    if (edit === 'remove') {
      return this.commands.execute(
        new RemoveOwnChannel(command, accountId, password, channel?.id ?? ''),
      );
    }
    return this.commands.execute(
      new ChangeOwnChannel(command, accountId, password, destination, channel?.id ?? null),
    );
  }
}

/** Null where it is about a channel that is not there. */
function editingOf(edit: Edit, request: FastifyRequest, { own }: OwnVisit): Editing | null {
  const destination = formText(request, 'destination', DESTINATION_MAX);
  if (edit === 'add') return { edit, channel: null, destination };
  const asked = (request.query as { channel?: unknown }).channel;
  const channel = own.person.channels.find(({ id }) => id === asked);
  return channel ? { edit, channel, destination } : null;
}

function noticeOf(
  edit: Edit,
  { sent }: Extract<OwnChannelChanged, { outcome: 'changed' }>,
): Notice {
  if (edit === 'remove') return 'removed';
  return sent ? 'sent' : 'saved';
}
