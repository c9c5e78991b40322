import type { ChannelKind } from '@keyledger/employees';
import type { Locale, Secret } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';
import { MessageRefused, MessageSender } from '../send-message/index.js';
import { NoticeSender, type NoticeRecipient } from '../send-notice/index.js';
import { SmsSender } from '../send-sms/index.js';
import { composeMessage, type TemplateKind, type TemplateParams } from '../templates/index.js';
import { smsFor } from './sms-for.js';

/** Where a message goes: a mail address, a telephone number in E.164, or a person on their company's platform. */
export type Destination =
  | { readonly kind: ChannelKind; readonly value: Secret }
  | { readonly kind: 'NOTICE'; readonly person: NoticeRecipient };

export interface Delivery<Kind extends TemplateKind> {
  /** A UUID; the same message sent again has the same. */
  readonly id: string;
  readonly to: Destination;
  readonly kind: Kind;
  readonly params: TemplateParams[Kind];
  readonly locale: Locale;
}

/** Words a message and hands it to whatever carries it to its kind of destination. */
@Injectable()
export class Deliveries {
  constructor(
    private readonly mail: MessageSender,
    private readonly sms: SmsSender,
    private readonly notices: NoticeSender,
  ) {}

  /**
   * @returns null once it was accepted; otherwise the code why it never will be, `NO_SMS_TEMPLATE` among them.
   * @throws MessageNotSent when it may go better later
   */
  async deliver<Kind extends TemplateKind>(delivery: Delivery<Kind>): Promise<string | null> {
    try {
      return await this.hand(delivery);
    } catch (error) {
      if (error instanceof MessageRefused) return error.code;
      throw error;
    }
  }

  private async hand<Kind extends TemplateKind>(delivery: Delivery<Kind>): Promise<string | null> {
    const { id, to, kind, params, locale } = delivery;
    if (to.kind === 'PHONE') return this.bySms(delivery, to.value);
    const composed = composeMessage(kind, params, locale);
    if (to.kind === 'NOTICE') {
      const { subject: title, text } = composed;
      await this.notices.send({ id, to: to.person, title, text, locale });
    } else {
      await this.mail.send({ id, to: to.value, channel: 'EMAIL', ...composed });
    }
    return null;
  }

  private async bySms<Kind extends TemplateKind>(
    { id, kind, params, locale }: Delivery<Kind>,
    to: Secret,
  ): Promise<'NO_SMS_TEMPLATE' | null> {
    const content = smsFor[kind]?.(params);
    if (!content) return 'NO_SMS_TEMPLATE';
    await this.sms.send({ id, to, locale, ...content });
    return null;
  }
}
