/**
 * The message will never be accepted as it is. `code`: `RECIPIENT_REFUSED`, `MESSAGE_REFUSED`, `ADDRESS_INVALID`, `OUTCOME_UNKNOWN`
 * or `NO_SMS_VENDOR`; `status` is the SMTP reply (RFC 5321 §4.2). Says neither the address nor the server's words, which quote it.
 */
export class MessageRefused extends Error {
  constructor(
    readonly code:
      | 'RECIPIENT_REFUSED'
      | 'MESSAGE_REFUSED'
      | 'ADDRESS_INVALID'
      | 'OUTCOME_UNKNOWN'
      | 'NO_SMS_VENDOR',
    readonly status: number | null = null,
  ) {
    super(`The message was refused: ${code}${status === null ? '' : ` (${status})`}`);
    this.name = 'MessageRefused';
  }
}

/** The message was not accepted this time: the server was away, busy or not to be trusted. Try again later. */
export class MessageNotSent extends Error {
  /** @param code what failed, in the transport's words (`ECONNECTION`, `ETIMEDOUT`, `EAUTH`, `ENOSPC`…). */
  constructor(
    readonly code: string,
    readonly status: number | null = null,
  ) {
    super(`The message could not be sent: ${code}${status === null ? '' : ` (${status})`}`);
    this.name = 'MessageNotSent';
  }
}
