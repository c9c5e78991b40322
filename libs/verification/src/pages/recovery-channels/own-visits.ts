import { PageVisits, sendTo, SIGN_IN_PATH, type PageVisit } from '@keyledger/access';
import { commandContext, scopeOf, type Principal } from '@keyledger/graphql';
import type { CommandContext } from '@keyledger/event-store';
import { Clock, isRejection } from '@keyledger/kernel';
import { verificationOf, type Employee } from '@keyledger/employees';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OwnMailboxes, type OwnMailbox } from '../../own-channels/own-mailbox.js';

/** Somebody at their own mailbox, on one of the pages about it. */
export interface OwnVisit {
  readonly visit: PageVisit;
  readonly accountId: string;
  readonly own: OwnMailbox;
  /** Ids of channels to which something was sent that still proves them. */
  readonly waiting: ReadonlySet<string>;
  /** For the command that the page's form sends. */
  context(commandId: string): CommandContext;
}

/** Lets in who is signed in to a mailbox of their own, and sends all others where they belong. */
@Injectable()
export class OwnVisits {
  constructor(
    private readonly visits: PageVisits,
    private readonly mailboxes: OwnMailboxes,
    private readonly clock: Clock,
  ) {}

  /** Null: answered already. */
  async open(request: FastifyRequest, reply: FastifyReply): Promise<OwnVisit | null> {
    const visit = await this.visits.open(request, reply);
    const { principal } = visit;
    const accountId = principal?.accountId;
    if (!principal || !accountId) return sentTo(reply, SIGN_IN_PATH);
    if (principal.mustChangePassword) return sentTo(reply, '/change-password');
    const own = await this.mailboxes.of(accountId);
    if (isRejection(own)) return sentTo(reply, '/');
    const waiting = this.waiting(own.person);
    return { visit, accountId, own, waiting, context: (id) => contextOf(principal, visit, id) };
  }

  private waiting(person: Employee): ReadonlySet<string> {
    const now = this.clock.now();
    const ids = person.channels.map(({ id }) => id);
    return new Set(ids.filter((id) => verificationOf(person, id, now) !== null));
  }
}

async function sentTo(reply: FastifyReply, path: string): Promise<null> {
  await sendTo(reply, path);
  return null;
}

function contextOf(
  principal: Principal,
  { correlationId }: PageVisit,
  commandId: string,
): CommandContext {
  return commandContext(scopeOf(principal), { correlationId }, { commandId });
}
