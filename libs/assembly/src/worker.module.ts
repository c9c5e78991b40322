import type { Configuration } from '@keyledger/configuration';
import { Jobs } from '@keyledger/jobs';
import { MailboxesModule } from '@keyledger/mailboxes';
import {
  FolderMessageSender,
  Links,
  MessageSender,
  NotificationsModule,
  SmsSender,
  SmtpMessageSender,
} from '@keyledger/notifications';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { NoSmsSender } from './no-sms-sender.js';
import type { Keyledger } from './open-keyledger.js';

/** What only a worker needs: who carries messages and password changes out of the house. */
@Global()
@Module({})
export class WorkerModule {
  static of({ configuration }: Keyledger, jobs: Jobs): DynamicModule {
    const providers = [
      { provide: Jobs, useValue: jobs },
      { provide: MessageSender, useValue: senderOf(configuration) },
      { provide: SmsSender, useValue: new NoSmsSender() },
      { provide: Links, useValue: new Links(configuration.http.publicUrl) },
    ];
    return {
      module: WorkerModule,
      imports: [MailboxesModule, NotificationsModule],
      providers,
      exports: providers.map(({ provide }) => provide),
    };
  }
}

function senderOf({ messages, dataFolder }: Configuration): MessageSender {
  const { smtpUrl, smtpRequireTls, from, outboxFolder } = messages;
  if (smtpUrl) {
    return new SmtpMessageSender({
      url: smtpUrl,
      from,
      requireTls: smtpRequireTls,
    });
  }
  return new FolderMessageSender(outboxFolder ?? `${dataFolder}/outbox`, from);
}
