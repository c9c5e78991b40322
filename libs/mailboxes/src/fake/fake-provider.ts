import { setTimeout as pause } from 'node:timers/promises';
import { KeyRing } from '@keyledger/keys';
import { Clock, type Secret } from '@keyledger/kernel';
import { Postgres } from '@keyledger/postgres';
import type {
  MailboxAtProvider,
  MailboxAuthority,
  PasswordToSet,
  ProviderOutcome,
} from '../authority/index.js';
import { ProviderUnavailable } from '../authority/index.js';
import { behaviourFor, type FakeBehaviour } from './fake-behaviour.js';
import { DO_IT_THERE, REFUSED_HERE } from './fake-instructions.js';
import { FakeMailboxes, type FakeMailbox, type FakeMailboxChange } from './fake-mailboxes.js';

export interface FakeProviderOptions {
  /** Milliseconds that every answer takes; none unless told. */
  readonly delayMs?: number;
}

/**
 * NOT A REAL PROVIDER. It carries nothing anywhere: it remembers digests of what it was told, so that demos and tests
 * can show a provider that applies, refuses, cannot, or is away. An address that starts with `refuse`, `unsupported`
 * or `unavailable` is answered so; `script` says otherwise for one mailbox.
 */
export class FakeProvider implements MailboxAuthority {
  readonly name = 'FAKE';
  readonly #mailboxes: FakeMailboxes;
  readonly #delayMs: number;

  constructor(
    postgres: Postgres,
    private readonly keys: KeyRing,
    private readonly clock: Clock,
    options: FakeProviderOptions = {},
  ) {
    this.#mailboxes = new FakeMailboxes(postgres);
    this.#delayMs = options.delayMs ?? 0;
  }

  setPassword({ address, password, mustChange }: PasswordToSet): Promise<ProviderOutcome> {
    const password_digest = this.#digest(address, password);
    return this.#answer(address, { password_digest, must_change: mustChange });
  }

  setEnabled({ address }: MailboxAtProvider, enabled: boolean): Promise<ProviderOutcome> {
    return this.#answer(address, { enabled });
  }

  endSessions({ address }: MailboxAtProvider): Promise<ProviderOutcome> {
    return this.#answer(address, { sessions_ended_at: this.clock.now() });
  }

  /** Whether this is the password that the mailbox has here; what a sign-in at the provider would find. */
  async holds(address: string, password: Secret): Promise<boolean> {
    const mailbox = await this.mailbox(address);
    return mailbox?.password_digest === this.#digest(address, password);
  }

  /** What is remembered of a mailbox; null when it was never changed here. */
  async mailbox(address: string): Promise<FakeMailbox | null> {
    return this.#mailboxes.find(this.#address(address));
  }

  /** From now on answer so for this mailbox; `times`: only so often, then as before. */
  async script(address: string, behaviour: FakeBehaviour, times?: number): Promise<void> {
    await this.#mailboxes.script(this.#address(address), behaviour, times ?? null);
  }

  async #answer(address: string, change: FakeMailboxChange): Promise<ProviderOutcome> {
    if (this.#delayMs > 0) await pause(this.#delayMs);
    const digest = this.#address(address);
    switch ((await this.#mailboxes.takeScripted(digest)) ?? behaviourFor(normalised(address))) {
      case 'APPLY':
        await this.#mailboxes.change(digest, change);
        return { kind: 'APPLIED', effectiveAt: this.clock.now() };
      case 'REFUSE':
        return { kind: 'REFUSED', code: 'FAKE_REFUSAL', instruction: REFUSED_HERE };
      case 'UNSUPPORTED':
        return { kind: 'UNSUPPORTED', instruction: DO_IT_THERE };
      case 'UNAVAILABLE':
        throw new ProviderUnavailable(this.name, 'FAKE_OUTAGE');
    }
  }

  #address(address: string): string {
    return this.keys.blindIndex('fake-provider/address', normalised(address));
  }

  #digest(address: string, password: Secret): string {
    return this.keys.blindIndex(
      'fake-provider/password',
      `${normalised(address)}\0${password.reveal().normalize('NFC')}`,
    );
  }
}

function normalised(address: string): string {
  return address.normalize('NFKC').toLowerCase();
}
