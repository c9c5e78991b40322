import { RequestSelfServiceReset } from '@keyledger/accounts';
import { normaliseAddress } from '@keyledger/event-store';
import { networkPrefix } from '@keyledger/graphql';
import { Clock, derivedId, reject } from '@keyledger/kernel';
import { FindAccount, SignInThrottle, networkFact } from '@keyledger/sign-in';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { evenPace } from '../even-pace.js';
import { Quotas } from '../quotas/quotas.js';
import { REQUESTS_PER_ADDRESS, requestsPerNetwork } from '../quotas/quota.js';
import { STRANGER } from '../stranger.js';
import { TICKET_LIFETIME_MS } from '../tickets/reset-ticket.js';
import { ResetTickets } from '../tickets/reset-tickets.js';
import { VerificationObserver } from '../verification-observer.port.js';
import { VerificationSettings } from '../verification-settings.js';
import {
  RequestPasswordReset,
  type ResetRequest,
  type ResetRequested,
} from './request-password-reset.command.js';

@CommandHandler(RequestPasswordReset)
export class RequestPasswordResetHandler implements ICommandHandler<RequestPasswordReset> {
  constructor(
    private readonly accounts: FindAccount,
    private readonly throttle: SignInThrottle,
    private readonly quotas: Quotas,
    private readonly tickets: ResetTickets,
    private readonly commands: CommandBus,
    private readonly settings: VerificationSettings,
    private readonly observer: VerificationObserver,
    private readonly clock: Clock,
  ) {}

  async execute({ request }: RequestPasswordReset): Promise<ResetRequested> {
    const requested = await evenPace(this.settings.paceMs, () => this.request(request));
    if (requested.outcome === 'rejected') {
      this.observer.stepTaken('REQUEST', requested.rejection.code);
    }
    return requested;
  }

  private async request(request: ResetRequest): Promise<ResetRequested> {
    // What is no address is counted as it was typed, so that it costs a stranger the same patience.
    const address = normaliseAddress(request.address) ?? request.address;
    const retryAfter = await this.take(address, request.network);
    if (retryAfter > 0)
      return { outcome: 'rejected', rejection: reject('RateLimited', { retryAfter }) };
    const found = await this.accounts.byAddress(address);
    this.observer.stepTaken('REQUEST', found ? 'TAKEN' : 'UNKNOWN_ADDRESS');
    const resetId = derivedId('self-service-reset', address, request.commandId);
    if (found) {
      await this.commands.execute(
        new RequestSelfServiceReset(
          {
            organizationId: found.account.organizationId,
            actor: STRANGER,
            commandId: resetId,
            correlationId: request.correlationId,
            reasonCode: 'FORGOTTEN',
          },
          found.accountId,
          resetId,
          networkFact(request.network),
          new Date(this.clock.now().getTime() + TICKET_LIFETIME_MS),
        ),
      );
    }
    // Recorded before it opens anything: a process that dies in between leaves a request that nobody can go on with.
    const { token, expiresAt } = await this.tickets.open(resetId, found?.accountId ?? null);
    return { outcome: 'requested', ticket: token, expiresAt };
  }

  /** Strangers who use an address's turns up leave those of the networks that its owner signs in from. */
  private async take(address: string, network: string): Promise<number> {
    const { requestsPerNetwork: anHour } = this.settings;
    const prefix = networkPrefix(network);
    const familiar = await this.throttle.isFamiliar(address, network);
    return (
      (await this.quotas.take(requestsPerNetwork(anHour), prefix)) ||
      (await this.quotas.take(REQUESTS_PER_ADDRESS, familiar ? `${prefix}\n${address}` : address))
    );
  }
}
