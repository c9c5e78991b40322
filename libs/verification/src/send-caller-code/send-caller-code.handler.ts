import { ActOnAccount, type Account, type Target } from '@keyledger/accounts';
import { maskDestination, type Employee, type RecoveryChannel } from '@keyledger/employees';
import {
  AggregateStore,
  idMadeBy,
  isErased,
  type Loaded,
  type Position,
} from '@keyledger/event-store';
import { Clock, isRejection, newId, reject } from '@keyledger/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IssueCode } from '../issue-code/issue-code.js';
import { CODE_LIFETIME_MS } from '../tickets/reset-ticket.js';
import { verificationAggregate, type Verification } from '../verification.state.js';
import { VerificationSettings } from '../verification-settings.js';
import { callerChannel } from './caller-channel.js';
import { SendCallerCode, type CallerCodeSent } from './send-caller-code.command.js';

@CommandHandler(SendCallerCode)
export class SendCallerCodeHandler implements ICommandHandler<SendCallerCode> {
  constructor(
    private readonly authority: ActOnAccount,
    private readonly aggregates: AggregateStore,
    private readonly codes: IssueCode,
    private readonly settings: VerificationSettings,
    private readonly clock: Clock,
  ) {}

  async execute(command: SendCallerCode): Promise<CallerCodeSent> {
    const { scope, context, accountId } = command;
    const target = await this.authority.target(scope, accountId);
    if (isRejection(target)) return { outcome: 'rejected', rejection: target };
    const verificationId = idMadeBy(context, 'verification');
    const before = await this.aggregates.load(verificationAggregate, verificationId);
    // What was sent before is not sent again, nor counted again.
    if (before.head !== 'none') return answer(command, verificationId, target, before);
    return this.send(command, verificationId, target);
  }

  private async send(
    command: SendCallerCode,
    verificationId: string,
    target: Target,
  ): Promise<CallerCodeSent> {
    const { context, accountId, channelId } = command;
    const { account, owner, organization } = target;
    const unusable = unprovable(account, owner);
    if (unusable) return { outcome: 'rejected', rejection: reject(unusable) };
    const { recoveryPolicy } = organization;
    const { channelKinds } = this.settings;
    const channel = callerChannel(channelId, owner.channels, recoveryPolicy, channelKinds);
    if (isRejection(channel)) return { outcome: 'rejected', rejection: channel };
    const limit = await this.codes.overLimit({ accountId, ...target }, channel);
    if (limit) {
      const { retryAfter } = limit;
      return { outcome: 'rejected', rejection: reject('RateLimited', { retryAfter }) };
    }
    const { kind } = channel;
    const plan = {
      accountId,
      employeeId: account.ownerId,
      purpose: 'HELPDESK',
      network: null,
      codeId: newId(),
      linkId: null,
      ticketId: null,
      channelKind: kind,
      expiresAt: new Date(this.clock.now().getTime() + CODE_LIFETIME_MS[kind]),
    } as const;
    const policed = { ...context, policyVersion: recoveryPolicy.version };
    const recorded = await this.codes.record(verificationId, policed, plan, { channelId });
    if (recorded.outcome === 'rejected') return recorded;
    return answer(command, verificationId, target, recorded);
  }
}

/** Nobody can prove to be a person whose mailbox passes on, or who left. */
function unprovable({ frozen }: Account, { left }: Employee): string | null {
  if (frozen) return 'AccountFrozen';
  return left ? 'EmployeeHasLeft' : null;
}

function answer(
  { accountId }: SendCallerCode,
  verificationId: string,
  { owner }: Target,
  { state, position }: Pick<Loaded<Verification>, 'state'> & { position: Position | null },
): CallerCodeSent {
  const [code] = state.codes;
  if (!code || state.accountId !== accountId) {
    return { outcome: 'rejected', rejection: reject('Conflict', { path: ['commandId'] }) };
  }
  const channel = owner.channels.find(({ id }) => id === code.channelId);
  const expiresAt = new Date(code.expiresAt);
  return { outcome: 'sent', verificationId, masked: maskedOf(channel), expiresAt, position };
}

function maskedOf(channel: RecoveryChannel | undefined): string | null {
  if (!channel || isErased(channel.destination)) return null;
  return maskDestination(channel.kind, channel.destination);
}
