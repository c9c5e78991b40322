import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { newId, Secret } from '@keyledger/kernel';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import {
  MessageNotSent,
  MessageRefused,
  SmtpMessageSender,
  type Message,
  type SmtpOptions,
} from './index.js';
import { localhostCertificate } from './localhost-certificate.fixture.js';

interface Mailserver {
  readonly port: number;
  readonly received: string[];
  readonly server: SMTPServer;
}

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

async function mailserver(options: SMTPServerOptions = {}): Promise<Mailserver> {
  const received: string[] = [];
  const server = new SMTPServer({
    ...localhostCertificate,
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString('utf8'));
        done();
      });
    },
    ...options,
  });
  // Clients that go away in the middle are part of these tests.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  open.push(() => new Promise((resolve) => server.close(() => resolve())));
  return { port: (server.server.address() as AddressInfo).port, received, server };
}

function senderTo(port: number, changes: Partial<SmtpOptions> = {}): SmtpMessageSender {
  const sender = new SmtpMessageSender({
    url: new Secret(`smtp://127.0.0.1:${port}`),
    from: 'Keyledger <no-reply@id.example.com>',
    requireTls: false,
    timeoutMs: 2_000,
    ...changes,
  });
  open.unshift(() => sender.close());
  return sender;
}

function message(changes: Partial<Message> = {}): Message {
  return {
    id: newId(),
    to: new Secret('li.na@backup.example'),
    channel: 'EMAIL',
    subject: 'Set a new password',
    text: new Secret('Open https://id.example.com/l/abc'),
    locale: 'en',
    ...changes,
  };
}

function failing(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

async function failureOf(sending: Promise<unknown>): Promise<unknown> {
  return sending.then(
    () => 'accepted',
    (error: unknown) => error,
  );
}

describe('sending by SMTP', () => {
  it('delivers a message with an id that is the same at every attempt', async () => {
    const { port, received } = await mailserver();
    const sender = senderTo(port);
    const sent = message();
    expect(await sender.send(sent)).toMatchObject({ accepted: true });
    await sender.send(sent);
    expect(received).toHaveLength(2);
    for (const content of received) {
      expect(content).toContain(`Message-ID: <${sent.id}@id.example.com>`);
      expect(content).toContain('To: li.na@backup.example');
      expect(content).toContain('Auto-Submitted: auto-generated');
      expect(content).toContain('https://id.example.com/l/abc');
    }
  });

  it('sends several at once over few connections', async () => {
    let connections = 0;
    const { port, received } = await mailserver({
      onConnect(_session, done) {
        connections += 1;
        done();
      },
    });
    const sender = senderTo(port, { maxConnections: 2 });
    await Promise.all(Array.from({ length: 12 }, () => sender.send(message())));
    expect(received).toHaveLength(12);
    expect(connections).toBeLessThanOrEqual(2);
  });

  it('signs in with the password of the URL', async () => {
    const seen: string[] = [];
    const { port } = await mailserver({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth({ username, password }, _session, done) {
        seen.push(`${username}/${password}`);
        done(null, { user: username });
      },
    });
    const url = new Secret(`smtp://mailer:p%40ss%3Aw0rd@127.0.0.1:${port}`);
    await senderTo(port, { url }).send(message());
    expect(seen).toEqual(['mailer/p@ss:w0rd']);
  });
});

describe('TLS', () => {
  it('is what the message travels in, and the server is the one that was meant', async () => {
    const secure: boolean[] = [];
    const { port, received } = await mailserver({
      disabledCommands: [],
      onMailFrom(_address, session, done) {
        secure.push(session.secure);
        done();
      },
    });
    const trustedAuthority = localhostCertificate.cert;
    const url = new Secret(`smtp://localhost:${port}`);
    await senderTo(port, { url, requireTls: true, trustedAuthority }).send(message());
    expect(secure).toEqual([true]);
    expect(received).toHaveLength(1);
  });

  it('is refused to a server whose certificate nobody vouches for', async () => {
    const { port, received } = await mailserver({ disabledCommands: [] });
    const failure = await failureOf(senderTo(port, { requireTls: true }).send(message()));
    expect(failure).toBeInstanceOf(MessageNotSent);
    expect(received).toHaveLength(0);
  });

  it('is not done without where it is required: nothing is sent in clear', async () => {
    const { port, received } = await mailserver();
    const failure = await failureOf(senderTo(port, { requireTls: true }).send(message()));
    expect(failure).toBeInstanceOf(MessageNotSent);
    expect(received).toHaveLength(0);
  });
});

describe('what is final', () => {
  it('is a recipient that the server refuses, told without the address', async () => {
    const { port } = await mailserver({
      onRcptTo: ({ address }, _session, done) => done(failing(550, `no such user ${address}`)),
    });
    const failure = await failureOf(senderTo(port).send(message()));
    expect(failure).toBeInstanceOf(MessageRefused);
    expect(failure).toMatchObject({ code: 'RECIPIENT_REFUSED', status: 550 });
    expect(JSON.stringify({ ...(failure as object), text: String(failure) })).not.toContain(
      'li.na',
    );
  });

  it('is a message that the server refuses', async () => {
    const { port } = await mailserver({
      onData(stream, _session, done) {
        stream.resume();
        stream.on('end', () => done(failing(554, 'looks like spam')));
      },
    });
    const failure = await failureOf(senderTo(port).send(message()));
    expect(failure).toMatchObject({ name: 'MessageRefused', code: 'MESSAGE_REFUSED', status: 554 });
  });

  it('is an address that is none, before anything is sent', async () => {
    const failure = await failureOf(
      senderTo(1).send(message({ to: new Secret('a@b.example,c@d.example') })),
    );
    expect(failure).toMatchObject({ name: 'MessageRefused', code: 'ADDRESS_INVALID' });
  });
});

describe('what may go better later', () => {
  it('is a server that puts the recipient off', async () => {
    const { port } = await mailserver({
      onRcptTo: (_address, _session, done) => done(failing(451, 'greylisted')),
    });
    const failure = await failureOf(senderTo(port).send(message()));
    expect(failure).toMatchObject({ name: 'MessageNotSent', status: 451 });
  });

  it('is a connection that is lost in the middle, and the next attempt arrives', async () => {
    let cut = true;
    const { port, received, server } = await mailserver({
      onRcptTo(_address, session, done) {
        if (!cut) return done();
        cut = false;
        for (const connection of server.connections) {
          if (connection.session.id === session.id) connection._socket.destroy();
        }
      },
    });
    const sender = senderTo(port);
    const sent = message();
    expect(await failureOf(sender.send(sent))).toBeInstanceOf(MessageNotSent);
    expect(received).toHaveLength(0);
    await sender.send(sent);
    expect(received).toHaveLength(1);
  });

  it('is a server that is not there', async () => {
    const { port, server } = await mailserver();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    expect(await failureOf(senderTo(port).send(message()))).toBeInstanceOf(MessageNotSent);
  });

  it('is a password that the server does not take: the operator’s to mend, not the message’s fault', async () => {
    const { port } = await mailserver({
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(failing(535, 'no')),
    });
    const url = new Secret(`smtp://mailer:wrong@127.0.0.1:${port}`);
    const failure = await failureOf(senderTo(port, { url }).send(message()));
    expect(failure).toMatchObject({ name: 'MessageNotSent', code: 'EAUTH' });
  });
});
