import { Clock, newId, reject, waitUntil, type Actor, type Rejection } from '@keyledger/kernel';
import { HashQueueFull } from '@keyledger/credentials';
import { normaliseAddress } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { heldRole } from '../held-role.js';
import { DescribeSource } from '../describe-source.js';
import { newDeviceToken, shownDeviceToken } from '../devices/device-token.js';
import { RecordSignIn } from '../record-sign-in.js';
import { Sessions } from '../sessions/sessions.js';
import { SignInObserver, type SignInOutcome } from '../sign-in-observer.port.js';
import { SignInSettings } from '../sign-in-settings.js';
import { SignInThrottle, type AdmittedTry } from '../throttle/sign-in-throttle.js';
import { CheckCredential, type CheckedPassword } from './check-credential.js';
import { FindAccount, type FoundAccount } from './find-account.js';
import {
  SignInWithPassword,
  type PasswordSignIn,
  type SignInResult,
} from './sign-in-with-password.command.js';
import { SignInsTogether } from './sign-ins-together.js';
import {
  decideSignIn,
  failureReason,
  mustChange,
  type SignInAttempt,
} from './sign-in-with-password.decider.js';

const STRANGER: Actor = { kind: 'ANONYMOUS', id: 'sign-in', role: null };

@CommandHandler(SignInWithPassword)
export class SignInWithPasswordHandler implements ICommandHandler<SignInWithPassword> {
  constructor(
    private readonly throttle: SignInThrottle,
    private readonly accounts: FindAccount,
    private readonly credentials: CheckCredential,
    private readonly together: SignInsTogether,
    private readonly sources: DescribeSource,
    private readonly signIns: RecordSignIn,
    private readonly sessions: Sessions,
    private readonly settings: SignInSettings,
    private readonly observer: SignInObserver,
    private readonly clock: Clock,
  ) {}

  async execute({ signIn }: SignInWithPassword): Promise<SignInResult> {
    const startedAt = performance.now();
    const address = normaliseAddress(signIn.address);
    // What is no address is counted as it was typed, so that it costs a stranger the same patience.
    const admission = await this.throttle.admit(address ?? signIn.address, signIn.network);
    if (admission.outcome === 'throttled') {
      const { retryAfter } = admission;
      return this.rejected('THROTTLED', reject('RateLimited', { retryAfter }));
    }
    try {
      const result = await this.tryPassword(signIn, address, admission.attempt);
      if (result.outcome === 'signed-in') {
        this.observer.signedIn('SUCCEEDED');
        return result;
      }
      if (result.rejection.code !== 'SignInRefused') {
        await admission.attempt.abandoned();
        return this.rejected('BUSY', result.rejection);
      }
      await admission.attempt.failed();
      await waitUntil(startedAt + this.settings.refusalFloorMs);
      return this.rejected('REFUSED', result.rejection);
    } catch (error) {
      if (!(error instanceof HashQueueFull)) throw error;
      await admission.attempt.abandoned();
      return this.rejected('BUSY', error.toRejection());
    }
  }

  private async tryPassword(
    signIn: PasswordSignIn,
    address: string | null,
    tried: AdmittedTry,
  ): Promise<SignInResult> {
    const found = address === null ? null : await this.accounts.byAddress(address);
    const credential = found?.account.credential ?? null;
    const checked = await this.together.after(() =>
      this.credentials.check(credential, signIn.password),
    );
    if (!found) return { outcome: 'rejected', rejection: reject('SignInRefused') };
    return this.decide(signIn, found, checked, tried);
  }

  private async decide(
    signIn: PasswordSignIn,
    { accountId, account, organization, revision }: FoundAccount,
    { check, needsRehash }: CheckedPassword,
    tried: AdmittedTry,
  ): Promise<SignInResult> {
    const { organizationId, ownerId } = account;
    const shared = account.kind === 'SHARED';
    const { role } = heldRole(organization, ownerId, shared);
    const shown = shownDeviceToken(signIn.device);
    const newDevice = shown === null && signIn.client === 'WEB' ? newDeviceToken() : null;
    // Whoever has no password learns nothing by it, and costs nothing.
    const { month, ownerLeft } =
      check === 'MATCHES'
        ? await this.signIns.withOwner(accountId, ownerId)
        : { month: { now: this.clock.now() }, ownerLeft: false };
    const attempt: SignInAttempt = {
      accountId,
      account,
      accountRevision: revision,
      check,
      ownerLeft,
      sessionId: newId(),
      source: this.sources.describe(
        { ...signIn, shown, given: newDevice },
        organization.anomalyPolicy.knownNetworks,
      ),
      administrator: role !== 'EMPLOYEE',
      now: month.now,
    };
    const fails = failureReason(attempt) !== null;
    const executed = await this.signIns.record(
      accountId,
      {
        organizationId,
        actor: fails ? STRANGER : { kind: 'PERSON', id: ownerId, role },
        commandId: newId(),
        correlationId: signIn.correlationId,
      },
      () => decideSignIn(attempt),
      month,
    );
    if (executed.outcome === 'rejected') return executed;
    if (fails) return { outcome: 'rejected', rejection: reject('SignInRefused') };

    const { sessionId } = attempt;
    const mustChangePassword = mustChange(account);
    const opening = {
      id: sessionId,
      organizationId,
      accountId,
      employeeId: ownerId,
      shared,
      accountRevision: revision,
      mustChangePassword,
    };
    const { token, expiresAt } = await this.sessions.open(opening, tried.success());
    if (needsRehash && account.credential) {
      await this.credentials.rehash(account.credential.id, signIn.password);
    }
    const { position } = executed;
    return {
      outcome: 'signed-in',
      sessionId,
      token,
      newDevice,
      expiresAt,
      mustChangePassword,
      position,
    };
  }

  private rejected(outcome: SignInOutcome, rejection: Rejection): SignInResult {
    this.observer.signedIn(outcome);
    return { outcome: 'rejected', rejection };
  }
}
