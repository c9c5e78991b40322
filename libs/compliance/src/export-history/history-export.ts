import { createHash } from 'node:crypto';
import {
  HISTORY_EVENTS,
  sentenceOf,
  UserListQuery,
  type HistoryEvent,
  type Reader,
} from '@keyledger/accounts';
import { EventCodec, type RecordedEvent, type StoredEvent } from '@keyledger/event-store';
import { PersonalText } from '@keyledger/graphql';
import { newId } from '@keyledger/kernel';
import { AuditTrail, OrganizationReader } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import { EventsToExport } from './events-to-export.js';
import { FILE_FORMATS } from './export-format.js';
import { targetOf, type ExportRequest } from './export-request.js';
import { exportRow, type ExportRow } from './export-row.js';
import { shownData } from './shown-data.js';

const TOLD: ReadonlySet<string> = new Set(HISTORY_EVENTS);

/**
 * Writes events into a file as they are asked for: nothing is read ahead of its reader, and no more than a batch is in
 * memory. That it began and how it ended is recorded in the actor's audit stream.
 */
@Injectable()
export class HistoryExport {
  constructor(
    private readonly events: EventsToExport,
    private readonly codec: EventCodec,
    private readonly list: UserListQuery,
    private readonly organizations: OrganizationReader,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * The file's bytes. Whoever stops reading ends it, which is recorded as `ABORTED`.
   * @param request was found to be within the caller's reach.
   */
  async *run(request: ExportRequest): AsyncGenerator<Buffer, void> {
    const exportId = newId();
    const { scope, actor, correlationId, subject, format, from, to } = request;
    const record = { organizationId: scope.organizationId, actor, correlationId };
    const [begin, end] = [from?.toISOString() ?? null, to?.toISOString() ?? null];
    await this.trail.historyExport(record, {
      type: 'HistoryExportStarted',
      data: {
        exportId,
        subject: subject.kind,
        targetId: targetOf(subject),
        format,
        from: begin,
        to: end,
      },
    });
    const written = { events: 0, bytes: 0 };
    let [outcome, sha256]: ['ABORTED' | 'COMPLETED' | 'FAILED', string | null] = ['ABORTED', null];
    try {
      for await (const { chunk, events, digest } of this.chunks(request)) {
        written.events += events;
        written.bytes += chunk.length;
        yield chunk;
        sha256 = digest;
      }
      outcome = 'COMPLETED';
    } catch (error) {
      outcome = 'FAILED';
      throw error;
    } finally {
      const whole = outcome === 'COMPLETED' ? sha256 : null;
      await this.trail.historyExport(record, {
        type: 'HistoryExportEnded',
        data: { exportId, outcome, ...written, sha256: whole },
      });
    }
  }

  private async *chunks(request: ExportRequest) {
    const file = FILE_FORMATS[request.format];
    const hash = createHash('sha256');
    const chunkOf = (text: string, events: number, digest: string | null = null) => {
      const chunk = Buffer.from(text, 'utf8');
      if (digest === null) hash.update(chunk);
      return { chunk, events, digest };
    };
    const { timeZone } = await this.organizations.state(request.scope.organizationId);
    const reader = { locale: request.locale, timeZone };
    let events = 0;
    if (file.head !== '') yield chunkOf(file.head, 0);
    for await (const batch of this.events.batches(request)) {
      if (batch.length === 0) continue;
      const rows = await this.rows(request, batch, reader);
      events += rows.length;
      yield chunkOf(rows.map((row) => file.row(row)).join(''), rows.length);
    }
    const sha256 = hash.digest('hex');
    yield chunkOf(file.trailer({ complete: true, events, sha256 }), 0, sha256);
  }

  private async rows(
    { scope }: ExportRequest,
    batch: readonly StoredEvent[],
    reader: Reader,
  ): Promise<ExportRow[]> {
    const events = await this.codec.decodeAll(batch);
    const actors = events.flatMap(({ metadata: { actor } }) =>
      actor.kind === 'PERSON' ? [actor.id] : [],
    );
    const people = await this.list.people(scope, [...new Set(actors)]);
    const names = new Map(
      people.map(({ employee_id: id, erased, name }) => [
        id,
        erased ? PersonalText.erased() : PersonalText.visible(name),
      ]),
    );
    return batch.map((stored, place) => {
      const event = events[place] as RecordedEvent;
      const name = names.get(event.metadata.actor.id) ?? null;
      const sentence = TOLD.has(event.type)
        ? sentenceOf(event as RecordedEvent<HistoryEvent>, name, reader)
        : null;
      const data = shownData(event, this.codec.personalMembers(event.type));
      return exportRow(stored, event, sentence, data);
    });
  }
}
