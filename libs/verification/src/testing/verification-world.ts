import { accessApp, type AccessAppOptions } from '@keyledger/access/testing';
import type { NewEmployeeEvent, ChannelKind } from '@keyledger/employees';
import { employeeAggregate } from '@keyledger/employees';
import { newId, Secret } from '@keyledger/kernel';
import type { RecoveryPolicyRules } from '@keyledger/organizations';
import { ChangeRecoveryPolicy, HOST, INITIAL_RECOVERY_POLICY } from '@keyledger/organizations';
import type { TestMailbox } from '@keyledger/sign-in/testing';
import { CommandBus } from '@nestjs/cqrs';
import type { Command } from '@nestjs/cqrs';
import { channelCampaignEvents } from '../channel-campaign/channel-campaign.events.js';
import { CompletePasswordReset } from '../complete-password-reset/complete-password-reset.command.js';
import { ProveIdentity } from '../prove-identity/prove-identity.command.js';
import { ProveIdentityByLink } from '../prove-identity-by-link/prove-identity-by-link.command.js';
import { verificationPageControllers } from '../pages/index.js';
import { RequestPasswordReset } from '../request-password-reset/request-password-reset.command.js';
import { resetApprovalEvents } from '../reset-approval/reset-approval.events.js';
import { SendVerificationCode } from '../send-verification-code/send-verification-code.command.js';
import { verificationEvents, type VerificationEvent } from '../verification.events.js';
import { verificationMigrations } from '../verification.migrations.js';
import { VerificationModule } from '../verification.module.js';
import type { VerificationObserver } from '../verification-observer.port.js';
import type { VerificationSettings } from '../verification-settings.js';

export const PASSWORD = 'Yue-liang 9 chuan!';
export const CHOSEN = 'Qing-chen 7 he feng';

export interface WorldOptions extends Pick<AccessAppOptions, 'publicUrl' | 'beside'> {
  readonly observer?: VerificationObserver;
}

export type VerificationWorld = Awaited<ReturnType<typeof verificationWorld>>;

/**
 * The reset's commands and pages over the real contexts and a database of their own. No message is sent: codes are read
 * here.
 */
export async function verificationWorld(
  settings: Partial<VerificationSettings> = {},
  { observer, publicUrl, beside = {} }: WorldOptions = {},
) {
  const world = await accessApp({
    ...(publicUrl === undefined ? {} : { publicUrl }),
    beside: {
      modules: [
        VerificationModule.of({ settings: { paceMs: 0, ...settings }, observer }),
        ...(beside.modules ?? []),
      ],
      controllers: verificationPageControllers,
      events: [
        ...verificationEvents,
        ...resetApprovalEvents,
        ...channelCampaignEvents,
        ...(beside.events ?? []),
      ],
      migrations: verificationMigrations,
    },
  });
  const commands = world.app.get(CommandBus);
  const { company, events, vault, clock } = world;
  const organizationId = await company.organization('example.com');
  const context = () => ({
    organizationId,
    actor: { kind: 'SYSTEM', id: 'verification-world', role: null } as const,
    commandId: newId(),
    correlationId: newId(),
  });
  const carryOut = <Result>(command: Command<Result>): Promise<Result> => commands.execute(command);
  let people = 0;

  return {
    ...world,
    organizationId,
    context,
    carryOut,

    /** Somebody with a password and these channels, each `kind:destination`. */
    async person(...channels: readonly { kind: ChannelKind; destination: string }[]) {
      people += 1;
      const mailbox = await company.mailbox(organizationId, `person${people}@example.com`);
      await company.setPassword(mailbox, PASSWORD);
      const asserted: NewEmployeeEvent[] = channels.map((channel) => ({
        type: 'RecoveryChannelAsserted',
        data: { channelId: newId(), ...channel },
      }));
      await events.aggregates.execute({
        aggregate: employeeAggregate,
        id: mailbox.employeeId,
        context: context(),
        decide: () => asserted,
      });
      return mailbox;
    },

    async policy(rules: Partial<RecoveryPolicyRules>): Promise<void> {
      const policy = { ...INITIAL_RECOVERY_POLICY, ...rules };
      await carryOut(new ChangeRecoveryPolicy(HOST, context(), policy));
    },

    request: (address: string, network = '192.0.2.7', commandId = newId()) =>
      carryOut(new RequestPasswordReset({ address, network, commandId, correlationId: newId() })),

    /** The ticket of a request that was taken. */
    async ticket(address: string, network?: string): Promise<Secret> {
      const requested = await this.request(address, network);
      if (requested.outcome === 'rejected') throw new Error(requested.rejection.code);
      return requested.ticket;
    },

    send: (ticket: Secret, kind: ChannelKind = 'EMAIL') =>
      carryOut(
        new SendVerificationCode({ ticket, kind, network: '192.0.2.7', correlationId: newId() }),
      ),

    enter: (ticket: Secret, code: Secret | string, network = '192.0.2.7') =>
      carryOut(
        new ProveIdentity({
          ticket,
          code: typeof code === 'string' ? new Secret(code) : code,
          network,
          correlationId: newId(),
        }),
      ),

    open: (link: Secret) => carryOut(new ProveIdentityByLink(link, '192.0.2.9', newId())),

    complete: (ticket: Secret, newPassword = CHOSEN, commandId = newId()) =>
      carryOut(
        new CompletePasswordReset({
          ticket,
          newPassword: new Secret(newPassword),
          network: '192.0.2.7',
          commandId,
          correlationId: newId(),
        }),
      ),

    /** Everything that was recorded of the requests for an account, one request after the other. */
    async steps({ accountId }: TestMailbox): Promise<readonly VerificationEvent[]> {
      const { rows } = await world.database.postgres.pool.query<{ stream: string }>(
        `SELECT stream FROM event WHERE stream LIKE 'verification-%' AND data LIKE '%' || $1 || '%'
          GROUP BY stream ORDER BY min(position)`,
        [accountId],
      );
      const all: VerificationEvent[] = [];
      for (const { stream } of rows) {
        const { events: stored } = await events.store.read(stream);
        all.push(...((await events.codec.decodeAll(stored)) as unknown as VerificationEvent[]));
      }
      return all;
    },

    /** The code and link that were made last for an account. */
    async sent(mailbox: TestMailbox): Promise<{ code: Secret; link: Secret | null }> {
      const issued = (await this.steps(mailbox)).filter(
        (event) => event.type === 'VerificationCodeIssued',
      );
      const last = issued.at(-1);
      const code = last && (await vault.sealedCode(last.data.codeId));
      if (!code) throw new Error('No code was made');
      const link = last.data.linkId ? await vault.sealedLink(last.data.linkId) : null;
      return { code, link };
    },

    pass(seconds: number): void {
      clock.advance(seconds * 1000);
    },
  };
}

/** Another code than this one. */
export const wrong = (code: Secret): string => (code.reveal() === '000000' ? '000001' : '000000');
