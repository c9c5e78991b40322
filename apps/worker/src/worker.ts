import { OpenCasesReactor, TakeConsequencesReactor } from '@keyledger/anomalies';
import { namesSecret } from '@keyledger/accounts';
import { projections, WorkerModule, type Keyledger } from '@keyledger/assembly';
import {
  BulkOperationJob,
  BulkOperationReactor,
  EndDeadExports,
  SweepBulkSelections,
} from '@keyledger/bulk';
import { VaultSweep } from '@keyledger/credentials';
import { PostgresBuckets } from '@keyledger/graphql';
import { BullJobQueue, EffectJobs, JobWorkers, type JobsObserver } from '@keyledger/jobs';
import { ErasePersonReactor } from '@keyledger/compliance';
import { ChangePasswordAtProviderJob, ChangePasswordAtProviderReactor } from '@keyledger/mailboxes';
import {
  AskWasThisYouJob,
  AskWasThisYouReactor,
  MessageSender,
  SendChannelVerificationJob,
  SendChannelVerificationReactor,
  SendCodeJob,
  SendCodeReactor,
  SmsSender,
  TellChannelChangeJob,
  TellChannelChangeReactor,
  TellOwnerJob,
  TellOwnerReactor,
} from '@keyledger/notifications';
import {
  OffboardingJob,
  OffboardingReactor,
  OwnerChangeJob,
  OwnerChangeReactor,
} from '@keyledger/ownership';
import {
  DecodedOnce,
  ProjectionRunner,
  ReactorRunner,
  type RunnerObserver,
} from '@keyledger/projections';
import { EndSessionsReactor, SweepSignIns } from '@keyledger/sign-in';
import {
  ChannelCampaignReactor,
  InvitePeopleJob,
  SweepVerifications,
  VerifyProvenChannelReactor,
} from '@keyledger/verification';
import { Couriers, DeliveryRows, ToldEvents, WebhookRunner } from '@keyledger/subscriptions';
import { CommandBus } from '@nestjs/cqrs';
import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import { Schedule } from './schedule.js';

/** Jobs that handlers of this worker take: a queue each for providers, news, codes, the news, proofs and campaigns of channels, changes of owner and departures, questions about sign-ins, and bulk operations. */
const QUEUES = 10;
const MINUTE = 60_000;

export interface WorkerOptions {
  readonly runnerObserver?: RunnerObserver & JobsObserver;
}

/** Projections, reactors, jobs and sweeps of one process; any number of processes may run one. */
export class Worker {
  /** To be among the modules of the Nest application that `start` is given. */
  readonly module: DynamicModule;
  private readonly projections: ProjectionRunner;
  /** For projections and reactors alike, so that nothing is decrypted twice. */
  private readonly decoder: DecodedOnce;
  private stopping: (() => Promise<void>)[];

  private constructor(
    private readonly keyledger: Keyledger,
    private readonly queue: BullJobQueue,
    private readonly observer: RunnerObserver & JobsObserver,
  ) {
    const { postgres, store, codec } = keyledger.foundation;
    this.stopping = [() => queue.close()];
    const jobs = new EffectJobs(postgres, this.queue, observer);
    this.module = WorkerModule.of(keyledger, jobs, observer);
    this.decoder = new DecodedOnce(codec);
    this.projections = new ProjectionRunner(postgres, store, this.decoder, projections, {
      observer,
    });
  }

  /** @throws RedisUnreachable when jobs are to be on Redis and it does not answer. */
  static async open(
    keyledger: Keyledger,
    { runnerObserver: observer = {} }: WorkerOptions = {},
  ): Promise<Worker> {
    const { redisUrl } = keyledger.configuration;
    const queue = redisUrl
      ? await BullJobQueue.onRedis(redisUrl, observer)
      : BullJobQueue.onPostgres(keyledger.foundation.postgres, { workers: QUEUES, observer });
    return new Worker(keyledger, queue, observer);
  }

  /** @param app the application that the worker's module is part of, initialised. */
  async start(app: INestApplicationContext): Promise<void> {
    const { postgres, store } = this.keyledger.foundation;
    const { observer, decoder } = this;
    const reactors = new ReactorRunner(
      postgres,
      store,
      decoder,
      [
        app.get(EndSessionsReactor, { strict: false }),
        app.get(ChangePasswordAtProviderReactor, { strict: false }),
        app.get(TellOwnerReactor, { strict: false }),
        app.get(SendCodeReactor, { strict: false }),
        app.get(SendChannelVerificationReactor, { strict: false }),
        app.get(TellChannelChangeReactor, { strict: false }),
        app.get(VerifyProvenChannelReactor, { strict: false }),
        app.get(ChannelCampaignReactor, { strict: false }),
        app.get(ErasePersonReactor, { strict: false }),
        app.get(OwnerChangeReactor, { strict: false }),
        app.get(OffboardingReactor, { strict: false }),
        app.get(OpenCasesReactor, { strict: false }),
        app.get(TakeConsequencesReactor, { strict: false }),
        app.get(AskWasThisYouReactor, { strict: false }),
        app.get(BulkOperationReactor, { strict: false }),
      ],
      { observer },
    );
    const handlers = [
      app.get(ChangePasswordAtProviderJob, { strict: false }),
      app.get(TellOwnerJob, { strict: false }),
      app.get(SendCodeJob, { strict: false }),
      app.get(SendChannelVerificationJob, { strict: false }),
      app.get(TellChannelChangeJob, { strict: false }),
      app.get(InvitePeopleJob, { strict: false }),
      app.get(OwnerChangeJob, { strict: false }),
      app.get(OffboardingJob, { strict: false }),
      app.get(AskWasThisYouJob, { strict: false }),
      app.get(BulkOperationJob, { strict: false }),
    ];
    const workers = new JobWorkers(postgres, this.queue, handlers, { observer });
    const webhooks = this.webhooks(app);
    const schedule = this.schedule(app);

    await this.projections.start();
    await reactors.start();
    await workers.start();
    webhooks.start();
    schedule.start();
    const sender = app.get(MessageSender, { strict: false });
    const smsSender = app.get(SmsSender, { strict: false });
    this.stopping = [
      () => schedule.stop(),
      () => webhooks.stop(),
      () => reactors.stop(),
      () => workers.stop(),
      () => this.projections.stop(),
      () => sender.close(),
      () => smsSender.close(),
    ];
  }

  /** Lets what is under way finish, in the order that leaves nothing waiting for what is gone. Safe to call twice. */
  async stop(): Promise<void> {
    const steps = this.stopping;
    this.stopping = [];
    for (const step of steps) await step();
  }

  private webhooks(app: INestApplicationContext): WebhookRunner {
    const { postgres, store, aggregates, clock } = this.keyledger.foundation;
    const parts = {
      ...{ postgres, store, aggregates, clock },
      rows: app.get(DeliveryRows, { strict: false }),
      told: app.get(ToldEvents, { strict: false }),
      couriers: app.get(Couriers, { strict: false }),
      commands: app.get(CommandBus, { strict: false }),
    };
    return new WebhookRunner(parts, this.observer);
  }

  private schedule(app: INestApplicationContext): Schedule {
    const { postgres, clock, store } = this.keyledger.foundation;
    const vault = new VaultSweep(postgres, clock, (stream, id) => namesSecret(store, stream, id));
    const signIns = app.get(SweepSignIns, { strict: false });
    const verifications = app.get(SweepVerifications, { strict: false });
    const selections = app.get(SweepBulkSelections, { strict: false });
    const exports = app.get(EndDeadExports, { strict: false });
    const buckets = new PostgresBuckets(postgres);
    return new Schedule(
      [
        { name: 'sweep the vault', everyMs: 60 * MINUTE, run: () => vault.run() },
        { name: 'sweep sign-ins', everyMs: 5 * MINUTE, run: () => signIns.run() },
        { name: 'sweep verifications', everyMs: 5 * MINUTE, run: () => verifications.run() },
        { name: 'sweep bulk selections', everyMs: 60 * MINUTE, run: () => selections.run() },
        { name: 'end dead exports', everyMs: 5 * MINUTE, run: () => exports.run() },
        { name: 'sweep rate buckets', everyMs: MINUTE, run: () => buckets.sweep() },
      ],
      (name, error) => this.observer.interrupted?.(name, error),
    );
  }
}
