import { ActOnAccount } from '@keyledger/accounts';
import { isSameActor } from '@keyledger/approvals';
import { Vault } from '@keyledger/credentials';
import { AggregateStore } from '@keyledger/event-store';
import { Clock, isRejection, reject } from '@keyledger/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { MOST_TRIES, PROOF_LIFETIME_MS } from '../tickets/reset-ticket.js';
import { isStillTheirs } from '../subject.js';
import { verificationAggregate } from '../verification.state.js';
import { ProveCaller, type CallerProved } from './prove-caller.command.js';
import { decideCallerProof } from './prove-caller.decider.js';

@CommandHandler(ProveCaller)
export class ProveCallerHandler implements ICommandHandler<ProveCaller> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly authority: ActOnAccount,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  async execute({ scope, context, verificationId, code }: ProveCaller): Promise<CallerProved> {
    const { state } = await this.aggregates.load(verificationAggregate, verificationId);
    const [sent] = state.codes;
    const notFound = { outcome: 'rejected', rejection: reject('NotFound') } as const;
    if (!sent || state.purpose !== 'HELPDESK') return notFound;
    const target = await this.authority.target(scope, state.accountId);
    if (isRejection(target)) return { outcome: 'rejected', rejection: target };

    const { account, organization } = target;
    if (!isStillTheirs(target, state.employeeId)) {
      return { outcome: 'rejected', rejection: reject('VerificationCodeExpired') };
    }
    const matches = await this.vault.codeMatches(sent.codeId, code);
    const credentialId = account.credential?.id ?? null;
    const plan = { matches, credentialId, now: this.clock.now() };
    const executed = await this.aggregates.execute({
      aggregate: verificationAggregate,
      id: verificationId,
      context: { ...context, policyVersion: organization.recoveryPolicy.version },
      decide: (current) => decideCallerProof(plan, current),
    });
    if (executed.outcome === 'rejected') return executed;

    const { proofs, failures } = executed.state;
    const proof = proofs.find(({ actor }) => isSameActor(actor, scope.actor));
    if (!proof) {
      const params = { triesLeft: Math.max(0, MOST_TRIES - failures) };
      const rejection = reject('VerificationCodeWrong', { params, path: ['code'] });
      return { outcome: 'rejected', rejection };
    }
    await this.vault.useUpCode(sent.codeId);
    const goodUntil = new Date(Date.parse(proof.provedAt) + PROOF_LIFETIME_MS);
    return { outcome: 'proved', goodUntil, position: executed.position };
  }
}
