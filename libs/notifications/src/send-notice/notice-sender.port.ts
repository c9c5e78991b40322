import type { Accepted } from '../send-message/index.js';
import type { Notice } from './notice.js';

/** Hands news to a work platform: WeCom (企业微信), DingTalk (钉钉) or Feishu (飞书). Also the Nest token. */
export abstract class NoticeSender {
  /** Whether this installation is connected to one; where it is not, nobody is told that way. */
  abstract readonly available: boolean;

  /**
   * Resolves once the platform accepted the notice; a repeat carries the same id.
   * @throws MessageRefused when sending it again is of no use: `RECIPIENT_REFUSED` where the platform does not know the person
   * @throws MessageNotSent when it may go better later
   */
  abstract send(notice: Notice): Promise<Accepted>;

  /** Lets notices under way finish. Safe to call twice. */
  abstract close(): Promise<void>;
}
