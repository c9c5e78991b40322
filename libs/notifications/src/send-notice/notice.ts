import type { Locale, Secret } from '@keyledger/kernel';

/** By what a work platform's directory can know a person; which of these, its adapter decides. */
export interface NoticeRecipient {
  readonly organizationId: string;
  readonly employeeId: string;
  /** The person's mailbox. */
  readonly address: Secret;
  /** The company's own number for the person, where it has one. */
  readonly employeeNumber: Secret | null;
}

/** News for a person on the platform that their company works with. Never a code or a link that proves something. */
export interface Notice {
  /** A UUID; the same notice tried again has the same id. */
  readonly id: string;
  readonly to: NoticeRecipient;
  /** Holds nothing secret. */
  readonly title: string;
  readonly text: Secret;
  readonly locale: Locale;
}
