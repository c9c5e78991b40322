import { MessageNotSent, MessageRefused } from './message-errors.js';

/** The parts of nodemailer's errors that are safe to look at; its texts quote addresses. */
interface TransportError {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
}

/** A 5yz reply is final (RFC 5321 §4.2.1) when it is about this message and not about our credentials. */
export function smtpFailure(error: unknown): MessageRefused | MessageNotSent {
  const { code, command, responseCode } = (error ?? {}) as TransportError;
  const status = typeof responseCode === 'number' ? responseCode : null;
  const what = typeof code === 'string' ? code : 'UNKNOWN';
  const aboutTheMessage = what === 'EENVELOPE' || what === 'EMESSAGE';
  if (!aboutTheMessage || status === null || status < 500) return new MessageNotSent(what, status);
  return new MessageRefused(
    command === 'RCPT TO' ? 'RECIPIENT_REFUSED' : 'MESSAGE_REFUSED',
    status,
  );
}
