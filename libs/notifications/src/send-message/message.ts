import type { Locale, Secret } from '@keyledger/kernel';

/** One message to one person. What it says and where it goes may hold a link, so both are secrets. */
export interface Message {
  /** A UUID; the same message sent again has the same id, so that receivers and outboxes can tell. */
  readonly id: string;
  /** One address, without a display name. */
  readonly to: Secret;
  readonly channel: 'EMAIL';
  /** Shown in notifications and logs of mail servers: holds nothing secret. */
  readonly subject: string;
  readonly text: Secret;
  readonly html?: Secret;
  readonly locale: Locale;
}

export interface Accepted {
  readonly accepted: true;
  /** What the next server calls it, to follow it there; null where it gives no name. */
  readonly providerId: string | null;
}
