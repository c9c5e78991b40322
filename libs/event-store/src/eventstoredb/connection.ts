import type { Readable } from 'node:stream';
import type { EventData, SubscribeToAllOptions } from '@eventstore/db-client';
import type { Client, Delivered } from './client.js';
import { CallCutOff } from './client-failure.js';

type ReadStreamOptions = NonNullable<Parameters<Client['readStream']>[1]>;
type ReadAllOptions = NonNullable<Parameters<Client['readAll']>[0]>;
type ExpectedRevision = bigint | 'no_stream';

/** A read or subscription of the client. */
type ClientStream = Readable & { cancel(): Promise<void> };

/**
 * The client's calls with what it lacks: deadlines of our own (it sends an append's deadline to the server but never
 * ends the wait itself, and gives reads none), and no end of a read that only looks like one.
 */
export class Connection {
  /** How often this side cut its calls off. */
  private cuts = 0;

  constructor(
    readonly client: Client,
    private readonly deadlineMs: number,
  ) {}

  async append(
    stream: string,
    events: EventData[],
    expectedRevision: ExpectedRevision,
  ): Promise<void> {
    // The deadline here is the server's; a little more, so that its answer comes first. Credentials given here would
    // leave the client's batches.
    const options = { expectedRevision, requiresLeader: true, deadline: this.deadlineMs };
    await this.within(this.client.appendToStream(stream, events, options));
  }

  async writeStreamMetadata(stream: string, metadata: Record<string, unknown>): Promise<void> {
    const options = { expectedRevision: 'no_stream', requiresLeader: true } as const;
    await this.within(this.client.setStreamMetadata(stream, metadata, options));
  }

  /** Ends with the client's StreamNotFoundError where there is no such stream. */
  readStream(stream: string, options: ReadStreamOptions): Promise<Delivered[]> {
    return this.collect(() =>
      this.client.readStream(stream, { ...options, resolveLinkTos: false }),
    );
  }

  readAll(options: ReadAllOptions): Promise<Delivered[]> {
    return this.collect(() => this.client.readAll({ ...options, resolveLinkTos: false }));
  }

  subscribeToAll(options: SubscribeToAllOptions, highWaterMark: number) {
    return this.client.subscribeToAll({ ...options, resolveLinkTos: false }, { highWaterMark });
  }

  /** Cuts everything off that is under way: pending appends are rejected, reads fail, subscriptions end. */
  async cut(): Promise<void> {
    this.cuts += 1;
    await this.client.dispose();
  }

  /** An append that got no answer would stay with the client for ever, so a connection that hangs is cut. */
  private async within<Answer>(call: Promise<Answer>): Promise<Answer> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new CallCutOff(`No answer within ${this.deadlineMs} ms`));
        void this.cut();
      }, this.deadlineMs * 1.2);
    });
    try {
      return await Promise.race([call, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  private async collect(open: () => unknown): Promise<Delivered[]> {
    const { cuts } = this;
    const stream = open() as ClientStream;
    const giveUp = () => stream.destroy(new CallCutOff(`No event within ${this.deadlineMs} ms`));
    const timer = setTimeout(giveUp, this.deadlineMs);
    const collected: Delivered[] = [];
    try {
      for await (const delivered of stream) {
        collected.push(delivered as Delivered);
        timer.refresh();
      }
    } catch (error) {
      // Left alone, the server goes on sending. There may be no connection to cancel on.
      stream.cancel().catch(() => {});
      throw error;
    } finally {
      clearTimeout(timer);
    }
    // The client ends a read that was cancelled from this side as if it were complete.
    if (cuts !== this.cuts) throw new CallCutOff('The read was cut off');
    return collected;
  }
}
