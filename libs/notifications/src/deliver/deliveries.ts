import type { ChannelKind } from '@keyledger/employees';
import type { Locale, Secret } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';
import { MessageRefused, MessageSender } from '../send-message/index.js';
import { SmsSender } from '../send-sms/index.js';
import { composeMessage, type TemplateKind, type TemplateParams } from '../templates/index.js';
import { smsFor } from './sms-for.js';

/** Where a message goes: a mail address, or a telephone number in E.164. */
export interface Destination {
  readonly kind: ChannelKind;
  readonly value: Secret;
}

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
  ) {}

  /**
   * @returns null once it was accepted; otherwise the code why it never will be, `NO_SMS_TEMPLATE` among them.
   * @throws MessageNotSent when it may go better later
   */
  async deliver<Kind extends TemplateKind>(delivery: Delivery<Kind>): Promise<string | null> {
    try {
      return delivery.to.kind === 'EMAIL'
        ? await this.byMail(delivery)
        : await this.bySms(delivery);
    } catch (error) {
      if (error instanceof MessageRefused) return error.code;
      throw error;
    }
  }

  private async byMail<Kind extends TemplateKind>(delivery: Delivery<Kind>): Promise<null> {
    const { id, to, kind, params, locale } = delivery;
    const composed = composeMessage(kind, params, locale);
    await this.mail.send({ id, to: to.value, channel: 'EMAIL', ...composed });
    return null;
  }

  private async bySms<Kind extends TemplateKind>(
    delivery: Delivery<Kind>,
  ): Promise<'NO_SMS_TEMPLATE' | null> {
    const { id, to, kind, params, locale } = delivery;
    const content = smsFor[kind]?.(params);
    if (!content) return 'NO_SMS_TEMPLATE';
    await this.sms.send({ id, to: to.value, locale, ...content });
    return null;
  }
}
