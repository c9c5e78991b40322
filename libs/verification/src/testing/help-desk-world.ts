import { ResetPassword } from '@keyledger/accounts';
import { employeeAggregate, MoveEmployee } from '@keyledger/employees';
import type { CommandContext } from '@keyledger/event-store';
import { newId, Secret, type Role, type Scope } from '@keyledger/kernel';
import {
  ChangePasswordPolicy,
  departmentAt,
  EnsureDepartments,
  GrantRole,
  HOST,
  INITIAL_PASSWORD_POLICY,
  OrganizationReader,
  type GrantableRole,
  type ResetMethod,
} from '@keyledger/organizations';
import type { TestMailbox } from '@keyledger/sign-in/testing';
import { ApproveReset } from '../approve-reset/approve-reset.command.js';
import { ProveCaller } from '../prove-caller/prove-caller.command.js';
import { RefuseReset } from '../refuse-reset/refuse-reset.command.js';
import { RequestResetApproval } from '../request-reset-approval/request-reset-approval.command.js';
import { ResetApprovalReader } from '../reset-approval/reset-approval.reader.js';
import { SendCallerCode } from '../send-caller-code/send-caller-code.command.js';
import type { VerificationSettings } from '../verification-settings.js';
import { verificationWorld } from './verification-world.js';

export type HelpDeskWorld = Awaited<ReturnType<typeof helpDeskWorld>>;

/** Somebody with a role, as a session of theirs acts. */
export interface Agent {
  readonly mailbox: TestMailbox;
  readonly scope: Scope;
}

/** A help desk's commands, over the same as {@link verificationWorld}. */
export async function helpDeskWorld(settings: Partial<VerificationSettings> = {}) {
  const world = await verificationWorld(settings);
  const { organizationId, carryOut, events, app } = world;
  const by = ({ scope }: Agent, commandId = newId()): CommandContext => ({
    organizationId: scope.organizationId,
    actor: scope.actor,
    commandId,
    correlationId: newId(),
  });

  const department = async (name: string): Promise<string> => {
    await carryOut(new EnsureDepartments(HOST, world.context(), [name]));
    const state = await app.get(OrganizationReader, { strict: false }).state(organizationId);
    const id = departmentAt(state, [name]);
    if (!id) throw new Error(`No department ${name}`);
    return id;
  };

  return {
    ...world,

    async resetsBy(resetMethod: ResetMethod): Promise<void> {
      const policy = { ...INITIAL_PASSWORD_POLICY, resetMethod };
      await carryOut(new ChangePasswordPolicy(HOST, world.context(), policy));
    },

    /** @param over name of the department that the role is limited to. */
    async agent(role: GrantableRole, over?: string): Promise<Agent> {
      const mailbox = await world.person();
      const departmentId = over === undefined ? null : await department(over);
      const { employeeId } = mailbox;
      await carryOut(new GrantRole(HOST, world.context(), employeeId, role, departmentId));
      return { mailbox, scope: scopeOf(mailbox, role, departmentId) };
    },

    /** Somebody of another organization with a role there. */
    async foreigner(role: GrantableRole): Promise<Agent> {
      const abroad = await world.company.organization(`${newId()}.example`);
      const mailbox = await world.company.mailbox(abroad, `${newId()}@elsewhere.example`);
      await world.company.grant(mailbox, role);
      return { mailbox, scope: scopeOf(mailbox, role, null) };
    },

    /** Somebody who may call: with a channel of each kind. @param works name of their department. */
    async caller(works?: string): Promise<TestMailbox> {
      const destination = `${newId()}@example.org`;
      const number = `+86138${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
      const someone = await world.person(
        { kind: 'EMAIL', destination },
        { kind: 'PHONE', destination: number },
      );
      if (works !== undefined) {
        const departmentId = await department(works);
        await carryOut(new MoveEmployee(HOST, world.context(), someone.employeeId, departmentId));
      }
      return someone;
    },

    async channelOf({ employeeId }: TestMailbox, kind: 'EMAIL' | 'PHONE' = 'EMAIL') {
      const { state } = await events.aggregates.load(employeeAggregate, employeeId);
      const channel = state.channels.find((each) => each.kind === kind);
      if (!channel) throw new Error(`No channel ${kind}`);
      return channel.id;
    },

    /** @param channelId the mail address without it. */
    async sendCode(agent: Agent, someone: TestMailbox, channelId?: string, commandId?: string) {
      const channel = channelId ?? (await this.channelOf(someone));
      const context = by(agent, commandId);
      return carryOut(new SendCallerCode(agent.scope, context, someone.accountId, channel));
    },

    readBack: (agent: Agent, verificationId: string, code: Secret | string, commandId?: string) =>
      carryOut(
        new ProveCaller(
          agent.scope,
          by(agent, commandId),
          verificationId,
          typeof code === 'string' ? new Secret(code) : code,
        ),
      ),

    /** A code that was sent and not read back yet. */
    async call(agent: Agent, someone: TestMailbox) {
      const sent = await this.sendCode(agent, someone);
      if (sent.outcome === 'rejected') throw new Error(sent.rejection.code);
      return { verificationId: sent.verificationId, code: (await world.sent(someone)).code };
    },

    /** @returns the verification by which this agent proved the caller. */
    async proveCaller(agent: Agent, someone: TestMailbox): Promise<string> {
      const { verificationId, code } = await this.call(agent, someone);
      const proved = await this.readBack(agent, verificationId, code);
      if (proved.outcome === 'rejected') throw new Error(proved.rejection.code);
      return verificationId;
    },

    reset: (
      agent: Agent,
      { accountId }: TestMailbox,
      named: { readonly callerVerificationId?: string; readonly approvalId?: string } = {},
      commandId?: string,
    ) =>
      carryOut(
        new ResetPassword(
          agent.scope,
          { ...by(agent, commandId), reasonCode: 'FORGOTTEN' },
          accountId,
          { callerVerificationId: null, approvalId: null, ...named },
        ),
      ),

    ask: (agent: Agent, { accountId }: TestMailbox, note: string | null = null, id?: string) =>
      carryOut(new RequestResetApproval(agent.scope, by(agent, id), accountId, note)),

    /** @returns the id of an approval that was asked for. */
    async asked(agent: Agent, someone: TestMailbox, note?: string): Promise<string> {
      const asked = await this.ask(agent, someone, note);
      if (asked.outcome === 'rejected') throw new Error(asked.rejection.code);
      return asked.approvalId;
    },

    approve: (agent: Agent, approvalId: string) =>
      carryOut(new ApproveReset(agent.scope, by(agent), approvalId)),
    refuse: (agent: Agent, approvalId: string) =>
      carryOut(new RefuseReset(agent.scope, by(agent), approvalId)),
    see: (agent: Agent, approvalId: string) =>
      app.get(ResetApprovalReader, { strict: false }).find(agent.scope, approvalId),
  };
}

function scopeOf(
  { organizationId, employeeId }: TestMailbox,
  role: Role,
  departmentId: string | null,
): Scope {
  return {
    organizationId,
    departmentIds: departmentId === null ? null : [departmentId],
    role,
    actor: { kind: 'PERSON', id: employeeId, role },
  };
}
