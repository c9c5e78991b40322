import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly to: string;
  /** The plain text, decoded. */
  readonly text: string;
}

/** A mail server that accepts whatever comes, to be waited for. */
export class MailServer {
  readonly #received: ReceivedMail[] = [];
  readonly #waiting = new Map<number, () => void>();
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address).join();
        this.#received.push({ to, text: textOf(Buffer.concat(chunks).toString('latin1')) });
        done();
        this.#waiting.get(this.#received.length)?.();
      });
    },
  });

  static async start(): Promise<MailServer> {
    const mail = new MailServer();
    await new Promise<void>((resolve) => mail.#server.listen(0, '127.0.0.1', resolve));
    return mail;
  }

  /** How the product is told to send here: without TLS, as to a relay on the same host. */
  get settings(): Record<string, string> {
    const { port } = this.#server.server.address() as AddressInfo;
    return {
      KEYLEDGER_SMTP_URL: `smtp://127.0.0.1:${port}`,
      KEYLEDGER_SMTP_REQUIRE_TLS: 'off',
      KEYLEDGER_MAIL_FROM: 'Keyledger <no-reply@example.com>',
    };
  }

  /** The mail that was received as the nth of all, once it is there. */
  async nth(n: number): Promise<ReceivedMail> {
    if (this.#received.length < n) {
      await new Promise<void>((resolve) => this.#waiting.set(n, resolve));
    }
    const mail = this.#received[n - 1];
    if (!mail) throw new Error(`There is no mail number ${n}`);
    return mail;
  }

  get count(): number {
    return this.#received.length;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}

/** The body of a mail that has no parts (RFC 2045 §6). */
function textOf(mail: string): string {
  const [head = '', ...body] = mail.split('\r\n\r\n');
  const encoding = /^Content-Transfer-Encoding: (\S+)/im.exec(head)?.[1]?.toLowerCase();
  const text = body.join('\r\n\r\n');
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return Buffer.from(text, 'latin1').toString('utf8');
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
