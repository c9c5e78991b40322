import {
  MessageNotSent,
  MessageRefused,
  type Accepted,
  type RefusalCode,
} from '../send-message/index.js';
import type { VendorAnswer } from './vendor-connection.js';

/** What a vendor says of one message. */
export interface VendorVerdict {
  /** In its own words, such as `isv.BUSINESS_LIMIT_CONTROL`. */
  readonly code: string;
  /** What it calls the message. */
  readonly id?: string;
}

/** How a vendor speaks. */
export interface VendorDialect {
  readonly vendor: string;
  /** The code of a message that it accepted. */
  readonly accepted: string;
  /** Null where the body is not in the vendor's form. */
  verdict(body: unknown): VendorVerdict | null;
  /** Null for a code that leaves hope: for another vendor, a later time, or once somebody mended the configuration. */
  refusal(code: string): RefusalCode | null;
}

/**
 * @throws MessageRefused, MessageNotSent. An answer that is not the vendor's leaves the outcome unknown, unless its status
 *   says that the request was not taken (RFC 9110 §15.4, §15.5).
 */
export function outcomeOf({ status, body }: VendorAnswer, dialect: VendorDialect): Accepted {
  const verdict = dialect.verdict(body);
  if (!verdict) {
    if (status >= 300 && status < 500) throw new MessageNotSent(`${dialect.vendor}:HTTP`, status);
    throw new MessageRefused('OUTCOME_UNKNOWN', status);
  }
  const { code, id } = verdict;
  if (code === dialect.accepted) return { accepted: true, providerId: id?.slice(0, 200) ?? null };
  const refusal = dialect.refusal(code);
  if (refusal) throw new MessageRefused(refusal, status);
  throw new MessageNotSent(`${dialect.vendor}:${inOwnWords(code)}`, status);
}

/** A code is a name; with digits or spaces in it, it may quote the number or the text. */
function inOwnWords(code: string): string {
  return /^[a-z][a-z_.]{0,99}$/i.test(code) ? code : 'OTHER';
}
