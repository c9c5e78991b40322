import { createRequire } from 'node:module';
import {
  Server,
  ServerCredentials,
  status,
  type sendUnaryData,
  type ServerDuplexStream,
  type ServerWritableStream,
} from '@grpc/grpc-js';
import { WrongExpectedVersionError, type EventData } from '@eventstore/db-client';
import { FakeLog, type Kept } from './fake-client.js';

const require = createRequire(import.meta.url);
const GENERATED = '@eventstore/db-client/generated';
const { StreamsService } = require(
  `${GENERATED}/streams_grpc_pb`,
) as typeof import('@eventstore/db-client/generated/streams_grpc_pb.js');
const pb = require(
  `${GENERATED}/streams_pb`,
) as typeof import('@eventstore/db-client/generated/streams_pb.js');
const shared = require(
  `${GENERATED}/shared_pb`,
) as typeof import('@eventstore/db-client/generated/shared_pb.js');
const { Status } = require(
  `${GENERATED}/status_pb`,
) as typeof import('@eventstore/db-client/generated/status_pb.js');
const { ServerFeaturesService } = require(
  `${GENERATED}/serverfeatures_grpc_pb`,
) as typeof import('@eventstore/db-client/generated/serverfeatures_grpc_pb.js');
const features = require(
  `${GENERATED}/serverfeatures_pb`,
) as typeof import('@eventstore/db-client/generated/serverfeatures_pb.js');
const { Any } =
  require('google-protobuf/google/protobuf/any_pb.js') as typeof import('google-protobuf/google/protobuf/any_pb.js');

type ReadCall = ServerWritableStream<
  InstanceType<typeof pb.ReadReq>,
  InstanceType<typeof pb.ReadResp>
>;
type BatchReq = InstanceType<typeof pb.BatchAppendReq>;
type AppendCall = ServerDuplexStream<BatchReq, InstanceType<typeof pb.BatchAppendResp>>;

/**
 * Speaks as much of the server's protocol as the adapter uses, so that the real client can be driven into what its code
 * does on a bad day. It is no EventStoreDB, and nothing that it does says what a server does.
 */
export class WireServer {
  /** What becomes of the next appends: written and never answered; written and their stream ended with an error; or written and nothing more read. */
  readonly next: ('NO_ANSWER' | 'BREAK' | 'STALL')[] = [];
  /** How many of the next reads get a first event and then nothing. */
  stallingReads = 0;
  port = 0;
  /** Called when a read stalls. */
  onStall: () => void = () => {};
  private readonly server = new Server();
  private readonly subscriptions = new Set<ReadCall>();

  private constructor(readonly log: FakeLog) {
    this.server.addService(StreamsService as never, {
      read: (call: ReadCall) => this.read(call),
      batchAppend: (call: AppendCall) => this.batchAppend(call),
    });
    this.server.addService(ServerFeaturesService as never, {
      getSupportedMethods: (_call: unknown, answer: sendUnaryData<unknown>) => {
        const method = new features.SupportedMethod();
        method.setServiceName('event_store.client.streams.Streams').setMethodName('batchappend');
        const methods = new features.SupportedMethods();
        answer(null, methods.setEventStoreServerVersion('24.6').setMethodsList([method]));
      },
    });
  }

  /** @param port that of the one before, to come back as it. */
  static async start(log = new FakeLog(), port = 0): Promise<WireServer> {
    const wire = new WireServer(log);
    wire.port = await new Promise<number>((resolve, reject) =>
      wire.server.bindAsync(
        `127.0.0.1:${port}`,
        ServerCredentials.createInsecure(),
        (error, bound) => (error ? reject(error) : resolve(bound)),
      ),
    );
    return wire;
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** As kill -9 does. */
  stop(): void {
    this.server.forceShutdown();
  }

  /** As an orderly end of the server's side. */
  endSubscriptions(): void {
    for (const call of this.subscriptions) call.end();
    this.subscriptions.clear();
  }

  get openSubscriptions(): number {
    return this.subscriptions.size;
  }

  private batchAppend(call: AppendCall): void {
    const parts = new Map<string, BatchReq[]>();
    call.on('data', (request: BatchReq) => {
      const key = Buffer.from(request.getCorrelationId()?.serializeBinary() ?? []).toString('hex');
      parts.set(key, [...(parts.get(key) ?? []), request]);
      if (!request.getIsFinal()) return;
      const answer = this.written(parts.get(key) ?? []);
      parts.delete(key);
      const fate = this.next.shift();
      if (fate === 'BREAK') {
        call.emit('error', Object.assign(new Error('broken'), { code: status.INTERNAL }));
      } else if (fate === 'STALL') call.pause();
      else if (fate === undefined) call.write(answer);
    });
    call.on('end', () => call.end());
  }

  private written(requests: readonly BatchReq[]) {
    const [first] = requests;
    const options = first?.getOptions();
    const stream = nameIn(options?.getStreamIdentifier()?.getStreamName());
    const events = requests.flatMap((request) =>
      request.getProposedMessagesList().map((message) => ({
        id: message.getId()?.getString() ?? '',
        type: message.getMetadataMap().get('type') ?? '',
        data: jsonIn(message.getData_asU8()),
        metadata: jsonIn(message.getCustomMetadata_asU8()),
      })),
    );
    const answer = new pb.BatchAppendResp();
    answer.setCorrelationId(first?.getCorrelationId());
    answer.setStreamIdentifier(options?.getStreamIdentifier());
    const expected = options?.hasNoStream()
      ? 'no_stream'
      : BigInt(options?.getStreamPosition() ?? 0);
    try {
      const head = this.log.append(stream, events as unknown as EventData[], expected);
      this.log.changed();
      return answer.setSuccess(new pb.BatchAppendResp.Success().setCurrentRevision(String(head)));
    } catch (error) {
      if (!(error instanceof WrongExpectedVersionError)) throw error;
      const wrong = new shared.WrongExpectedVersion();
      if (typeof error.actualVersion === 'bigint') {
        wrong.setCurrentStreamRevision(String(error.actualVersion));
      }
      const details = new Any();
      details.pack(wrong.serializeBinary(), 'event_store.client.WrongExpectedVersion');
      return answer.setError(new Status().setDetails(details));
    }
  }

  private read(call: ReadCall): void {
    const options = call.request.getOptions();
    if (options?.hasSubscription()) {
      void this.follow(call);
      return;
    }
    const backwards = options?.getReadDirection() === 1;
    let found: Kept[];
    const stream = options?.getStream();
    if (stream) {
      const name = nameIn(stream.getStreamIdentifier()?.getStreamName());
      const standing = this.log.of(name);
      if (standing.length === 0) {
        const missing = new pb.ReadResp.StreamNotFound();
        missing.setStreamIdentifier(stream.getStreamIdentifier());
        call.write(new pb.ReadResp().setStreamNotFound(missing));
        call.end();
        return;
      }
      found = stream.hasRevision() ? standing.slice(Number(stream.getRevision())) : standing;
    } else {
      const at = options?.getAll()?.getPosition();
      const from = at && BigInt(at.getCommitPosition());
      found = this.log.kept.filter(
        ({ commit }) => from === undefined || (backwards ? commit < from : commit >= from),
      );
    }
    if (backwards) found = found.toReversed();
    found = found.slice(0, Number(options?.getCount()));
    if (this.stallingReads > 0) {
      this.stallingReads -= 1;
      if (found[0]) call.write(delivered(found[0]));
      this.onStall();
      return;
    }
    for (const kept of found) call.write(delivered(kept));
    call.end();
  }

  private async follow(call: ReadCall): Promise<void> {
    const options = call.request.getOptions();
    const at = options?.getAll()?.getPosition();
    const from = at ? BigInt(at.getCommitPosition()) : 0n;
    const filter = new RegExp(options?.getFilter()?.getEventType()?.getRegex() ?? '');
    let next = this.log.kept.findIndex(({ commit }) => commit > from);
    if (next < 0) next = this.log.kept.length;
    this.subscriptions.add(call);
    call.on('cancelled', () => {
      this.subscriptions.delete(call);
      this.log.changed();
    });
    call.write(new pb.ReadResp().setConfirmation(new pb.ReadResp.SubscriptionConfirmation()));
    while (this.subscriptions.has(call)) {
      const change = this.log.change();
      for (; next < this.log.kept.length; next += 1) {
        const kept = this.log.kept[next] as Kept;
        if (filter.test(kept.type)) call.write(delivered(kept));
      }
      await change;
    }
  }
}

function delivered(kept: Kept) {
  const recorded = new pb.ReadResp.ReadEvent.RecordedEvent();
  recorded.setId(new shared.UUID().setString(kept.id));
  const stream = new shared.StreamIdentifier();
  stream.setStreamName(Buffer.from(kept.streamId).toString('base64'));
  recorded.setStreamIdentifier(stream).setStreamRevision(String(kept.revision));
  recorded.setCommitPosition(String(kept.commit)).setPreparePosition(String(kept.commit));
  recorded.getMetadataMap().set('type', kept.type).set('content-type', 'application/json');
  recorded.setData(Buffer.from(kept.data).toString('base64'));
  recorded.setCustomMetadata(Buffer.from(kept.metadata).toString('base64'));
  return new pb.ReadResp().setEvent(new pb.ReadResp.ReadEvent().setEvent(recorded));
}

function nameIn(name: Uint8Array | string | undefined): string {
  return typeof name === 'string' ? Buffer.from(name, 'base64').toString() : textIn(name);
}

function jsonIn(bytes: Uint8Array): unknown {
  return bytes.length > 0 ? (JSON.parse(textIn(bytes)) as unknown) : {};
}

function textIn(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('utf8');
}
