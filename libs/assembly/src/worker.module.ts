import { BulkWorkerModule } from '@keyledger/bulk';
import type { Configuration } from '@keyledger/configuration';
import { Jobs, type JobsObserver } from '@keyledger/jobs';
import { MailboxesModule } from '@keyledger/mailboxes';
import {
  AliyunSmsSender,
  FailingOverSmsSender,
  FolderMessageSender,
  FolderSmsSender,
  Links,
  MessageSender,
  NoNoticeSender,
  NoticeSender,
  NotificationsModule,
  SmsSender,
  SmtpMessageSender,
  TencentSmsSender,
  UnavailableSmsSender,
} from '@keyledger/notifications';
import { OwnerChangeWorkerModule } from '@keyledger/ownership';
import { ChannelCampaignModule } from '@keyledger/verification';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Keyledger } from './open-keyledger.js';

/** What only a worker needs: who carries messages and password changes out of the house. */
@Global()
@Module({})
export class WorkerModule {
  /** @param observer told when a vendor of text messages was passed over. */
  static of({ configuration }: Keyledger, jobs: Jobs, observer: JobsObserver): DynamicModule {
    const providers = [
      { provide: Jobs, useValue: jobs },
      { provide: MessageSender, useValue: senderOf(configuration) },
      { provide: SmsSender, useValue: smsSenderOf(configuration, observer) },
      { provide: NoticeSender, useValue: new NoNoticeSender() },
      { provide: Links, useValue: new Links(configuration.http.publicUrl) },
    ];
    return {
      module: WorkerModule,
      imports: [
        MailboxesModule,
        NotificationsModule,
        ChannelCampaignModule,
        OwnerChangeWorkerModule,
        BulkWorkerModule,
      ],
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

function smsSenderOf({ sms, messages }: Configuration, observer: JobsObserver): SmsSender {
  const { vendors, timeoutMs } = sms;
  if (vendors.length > 0) {
    return new FailingOverSmsSender(
      vendors.map((options) =>
        options.vendor === 'aliyun'
          ? new AliyunSmsSender({ ...options, timeoutMs })
          : new TencentSmsSender({ ...options, timeoutMs }),
      ),
      (why) => observer.interrupted?.('text messages', why),
    );
  }
  return messages.outboxFolder === undefined
    ? new UnavailableSmsSender()
    : new FolderSmsSender(messages.outboxFolder);
}
