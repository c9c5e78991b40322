import type { Locale, Rejection, Secret } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';

export interface SetUpWishes {
  readonly organizationName: string;
  /** The mail domain, in any spelling. */
  readonly domain: string;
  /** IANA zone. */
  readonly timeZone: string;
  readonly locale: Locale;
  readonly ownerName: string;
  /** The owner's mailbox, under that domain. */
  readonly address: string;
  readonly password: Secret;
}

export type SetUpResult =
  | { readonly outcome: 'set-up'; readonly organizationId: string }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };

/**
 * Founds the first organization with its owner. The steps run one after the other under ids that the link fixed, so
 * that submitting again goes on where a crash stopped it. Rejections: `LinkNotValid`, `InvalidInput` and
 * `PasswordTooWeak` with the path of the field, `DomainTaken`, `AlreadyExists`, `Busy`.
 */
export class SetUpFirstOrganization extends Command<SetUpResult> {
  constructor(
    readonly token: Secret,
    readonly wishes: SetUpWishes,
    readonly correlationId: string,
  ) {
    super();
  }
}
