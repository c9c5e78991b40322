import { namesSecret } from '@keyledger/accounts';
import { projections, WorkerModule, type Keyledger } from '@keyledger/assembly';
import { VaultSweep } from '@keyledger/credentials';
import { PostgresBuckets } from '@keyledger/graphql';
import { BullJobQueue, EffectJobs, JobWorkers, type JobsObserver } from '@keyledger/jobs';
import { ChangePasswordAtProviderJob, ChangePasswordAtProviderReactor } from '@keyledger/mailboxes';
import {
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
import { ProjectionRunner, ReactorRunner, type RunnerObserver } from '@keyledger/projections';
import { EndSessionsReactor, SweepSignIns } from '@keyledger/sign-in';
import {
  ChannelCampaignReactor,
  InvitePeopleJob,
  SweepVerifications,
  VerifyProvenChannelReactor,
} from '@keyledger/verification';
import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import { Schedule } from './schedule.js';

/** Jobs that handlers of this worker take: a queue each for providers, news, codes, and the news, proofs and campaigns of channels. */
const QUEUES = 6;
const MINUTE = 60_000;

export interface WorkerOptions {
  readonly runnerObserver?: RunnerObserver & JobsObserver;
}

/** Projections, reactors, jobs and sweeps of one process; any number of processes may run one. */
export class Worker {
  /** To be among the modules of the Nest application that `start` is given. */
  readonly module: DynamicModule;
  private readonly projections: ProjectionRunner;
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
    this.projections = new ProjectionRunner(postgres, store, codec, projections, { observer });
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
    const { postgres, store, codec } = this.keyledger.foundation;
    const { observer } = this;
    const reactors = new ReactorRunner(
      postgres,
      store,
      codec,
      [
        app.get(EndSessionsReactor, { strict: false }),
        app.get(ChangePasswordAtProviderReactor, { strict: false }),
        app.get(TellOwnerReactor, { strict: false }),
        app.get(SendCodeReactor, { strict: false }),
        app.get(SendChannelVerificationReactor, { strict: false }),
        app.get(TellChannelChangeReactor, { strict: false }),
        app.get(VerifyProvenChannelReactor, { strict: false }),
        app.get(ChannelCampaignReactor, { strict: false }),
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
    ];
    const workers = new JobWorkers(postgres, this.queue, handlers, { observer });
    const schedule = this.schedule(app);

    await this.projections.start();
    await reactors.start();
    await workers.start();
    schedule.start();
    const sender = app.get(MessageSender, { strict: false });
    const smsSender = app.get(SmsSender, { strict: false });
    this.stopping = [
      () => schedule.stop(),
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

  private schedule(app: INestApplicationContext): Schedule {
    const { postgres, clock, store } = this.keyledger.foundation;
    const vault = new VaultSweep(postgres, clock, (stream, id) => namesSecret(store, stream, id));
    const signIns = app.get(SweepSignIns, { strict: false });
    const verifications = app.get(SweepVerifications, { strict: false });
    const buckets = new PostgresBuckets(postgres);
    return new Schedule(
      [
        { name: 'sweep the vault', everyMs: 60 * MINUTE, run: () => vault.run() },
        { name: 'sweep sign-ins', everyMs: 5 * MINUTE, run: () => signIns.run() },
        { name: 'sweep verifications', everyMs: 5 * MINUTE, run: () => verifications.run() },
        { name: 'sweep rate buckets', everyMs: MINUTE, run: () => buckets.sweep() },
      ],
      (name, error) => this.observer.interrupted?.(name, error),
    );
  }
}
