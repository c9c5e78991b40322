import { createTransport } from 'nodemailer';
import type { Secret } from '@keyledger/kernel';
import type { Accepted, Message } from './message.js';
import { messageIdFor } from './message-id.js';
import { MessageSender } from './message-sender.port.js';
import { recipient } from './recipient.js';
import { smtpFailure } from './smtp-failure.js';

export interface SmtpOptions {
  /** `smtps://user:password@host:465` or `smtp://…:587`; the password percent-encoded. */
  readonly url: Secret;
  /** `Name <address>`. */
  readonly from: string;
  /**
   * Whether an `smtp://` connection must be upgraded by STARTTLS (RFC 3207). True unless told: a link is worth a
   * mailbox. False only for a relay on the same host.
   */
  readonly requireTls?: boolean;
  /** PEM of an authority of one's own that signed the server's certificate. */
  readonly trustedAuthority?: string;
  /** Open connections; 3 unless told. */
  readonly maxConnections?: number;
  /** Milliseconds for a connection, a greeting or a reply; 10 s unless told. */
  readonly timeoutMs?: number;
}

/** Sends by SMTP over a small pool of connections. Retries are the caller's, so that they can be seen. */
export class SmtpMessageSender extends MessageSender {
  readonly #transport: ReturnType<typeof pooled>;

  constructor(private readonly options: SmtpOptions) {
    super();
    this.#transport = pooled(options);
  }

  async send(message: Message): Promise<Accepted> {
    const address = recipient(message.to);
    try {
      const { response } = await this.#transport.sendMail({
        messageId: messageIdFor(message.id, this.options.from),
        from: this.options.from,
        to: { name: '', address },
        subject: message.subject,
        text: message.text.reveal(),
        html: message.html?.reveal(),
        // RFC 3834 §5: no out-of-office answers to these.
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': message.locale },
      });
      return { accepted: true, providerId: response.slice(0, 200) };
    } catch (error) {
      throw smtpFailure(error);
    }
  }

  close(): Promise<void> {
    this.#transport.close();
    return Promise.resolve();
  }
}

function pooled(options: SmtpOptions) {
  const timeout = options.timeoutMs ?? 10_000;
  return createTransport({
    pool: true,
    url: options.url.reveal(),
    requireTLS: options.requireTls ?? true,
    tls: { minVersion: 'TLSv1.2', ca: options.trustedAuthority },
    maxConnections: options.maxConnections ?? 3,
    maxRequeues: 0,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    // Nothing of ours attaches files; a text can then never be made to.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
