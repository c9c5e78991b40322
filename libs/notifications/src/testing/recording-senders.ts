import {
  MessageNotSent,
  MessageRefused,
  MessageSender,
  type Accepted,
  type Message,
} from '../send-message/index.js';
import { NoticeSender, type Notice } from '../send-notice/index.js';
import { SmsSender, type Sms } from '../send-sms/index.js';

/** Fails each time while there is one. */
export type Fault = MessageRefused | MessageNotSent | null;

/** Keeps every mail that it accepted. */
export class RecordingMessageSender extends MessageSender {
  readonly sent: Message[] = [];
  fault: Fault = null;

  send(message: Message): Promise<Accepted> {
    if (this.fault) return Promise.reject(this.fault);
    this.sent.push(message);
    return Promise.resolve({ accepted: true, providerId: null });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** Keeps every text message that it accepted. */
export class RecordingSmsSender extends SmsSender {
  readonly available = true;
  readonly sent: Sms[] = [];
  fault: Fault = null;

  send(sms: Sms): Promise<Accepted> {
    if (this.fault) return Promise.reject(this.fault);
    this.sent.push(sms);
    return Promise.resolve({ accepted: true, providerId: null });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** Keeps every notice that it accepted. */
export class RecordingNoticeSender extends NoticeSender {
  readonly sent: Notice[] = [];
  fault: Fault = null;

  constructor(public available = true) {
    super();
  }

  send(notice: Notice): Promise<Accepted> {
    if (this.fault) return Promise.reject(this.fault);
    this.sent.push(notice);
    return Promise.resolve({ accepted: true, providerId: null });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
