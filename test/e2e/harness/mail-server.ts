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
  readonly #waiting = new Set<() => void>();
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
        for (const look of this.#waiting) look();
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

  /** The mail that was received as the nth of those to an address, once it is there. */
  nthTo(address: string, n: number): Promise<ReceivedMail> {
    return new Promise((resolve) => {
      const look = () => {
        const mail = this.#to(address)[n - 1];
        if (!mail) return;
        this.#waiting.delete(look);
        resolve(mail);
      };
      this.#waiting.add(look);
      look();
    });
  }

  countTo(address: string): number {
    return this.#to(address).length;
  }

  #to(address: string): readonly ReceivedMail[] {
    return this.#received.filter(({ to }) => to === address);
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}

/** The plain text of a mail: its body, or the part of `multipart/alternative` that is (RFC 2046 §5.1.4). */
function textOf(mail: string): string {
  const { head, body } = split(mail);
  const boundary = /^Content-Type: multipart\/alternative;\s*boundary="([^"]+)"/im.exec(head)?.[1];
  const parts = boundary === undefined ? [mail] : body.split(`--${boundary}\r\n`);
  const plain = parts.map(split).find((part) => /^Content-Type: text\/plain/im.test(part.head));
  if (!plain) throw new Error('The mail has no plain text');
  return decoded(plain);
}

function split(mail: string): { head: string; body: string } {
  const [head = '', ...body] = mail.split('\r\n\r\n');
  return { head, body: body.join('\r\n\r\n') };
}

/** RFC 2045 §6. */
function decoded({ head, body }: { head: string; body: string }): string {
  const encoding = /^Content-Transfer-Encoding: (\S+)/im.exec(head)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1').toString('utf8');
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
