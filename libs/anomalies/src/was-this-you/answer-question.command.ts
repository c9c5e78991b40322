import type { Rejection, Secret } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';

export type Answered =
  | { readonly outcome: 'answered' }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };

/** The owner says whether it was them, by the link that was mailed to them. Rejections: `LinkNotValid`. */
export class AnswerQuestion extends Command<Answered> {
  constructor(
    readonly link: Secret,
    readonly wasMe: boolean,
    readonly correlationId: string,
  ) {
    super();
  }
}
