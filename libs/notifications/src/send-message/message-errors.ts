export type RefusalCode =
  | 'RECIPIENT_REFUSED'
  | 'MESSAGE_REFUSED'
  | 'ADDRESS_INVALID'
  /** It may have been accepted, and trying again might send it twice. */
  | 'OUTCOME_UNKNOWN'
  /** The number, or the account, got too many text messages lately. */
  | 'THROTTLED_BY_VENDOR'
  /** The installation sends no text messages. */
  | 'NO_SMS_VENDOR';

/**
 * The message will never be accepted as it is, or must not be tried again. `status` is the SMTP reply (RFC 5321 §4.2) or
 * the HTTP status. Says neither the address nor the server's words, which quote it.
 */
export class MessageRefused extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly status: number | null = null,
  ) {
    super(`The message was refused: ${code}${status === null ? '' : ` (${status})`}`);
    this.name = 'MessageRefused';
  }
}

/** The message was not accepted this time: the server was away, busy or not to be trusted. Try again later. */
export class MessageNotSent extends Error {
  /** @param code what failed, in the transport's words (`ECONNECTION`, `ETIMEDOUT`, `EAUTH`, `ENOSPC`…); of a text message with
   *   the vendor's name before it (`aliyun:ECONNREFUSED`, `tencent:FailedOperation.TemplateIncorrectOrUnapproved`). */
  constructor(
    readonly code: string,
    readonly status: number | null = null,
  ) {
    super(`The message could not be sent: ${code}${status === null ? '' : ` (${status})`}`);
    this.name = 'MessageNotSent';
  }
}
