import { Clock, newId, type Actor } from '@keyledger/kernel';
import { AggregateStore, type CommandContext, type Position } from '@keyledger/event-store';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { NewAuditEvent } from '../audit.events.js';
import { auditAggregate } from './audit.aggregate.js';
import { DenialLimit, WINDOW_MS } from './denial-limit.js';

/** Who did it, within which organization, and the request it belongs to. */
export interface AuditSubject {
  readonly organizationId: string;
  readonly actor: Actor;
  readonly correlationId: string;
}

export interface Denial {
  /** The mutation's name. */
  readonly command: string;
  /** Id of what it was aimed at; null if the command names none. */
  readonly targetId: string | null;
  /** The problem code that was answered. */
  readonly code: string;
}

type Recorded = AuditSubject & Denial;

/**
 * Writes down what no aggregate owns, in `audit-<actor>-<yyyymm>` (months in UTC). Denials of one actor are
 * written one by one up to ten a minute; the rest is one record a minute that counts them.
 */
@Injectable()
export class AuditTrail implements OnModuleInit, OnModuleDestroy {
  private readonly limit = new DenialLimit<Recorded>();
  private readonly logger = new Logger(AuditTrail.name);
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly aggregates: AggregateStore,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.sweeping = this.writeSummaries(this.clock.now().getTime()).catch((error: Error) => {
        this.logger.error(`A summary of denials was lost: ${error.message}`);
      });
    }, WINDOW_MS);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.sweeping;
    await this.writeSummaries(Infinity);
  }

  /** A command that a signed-in actor was denied. */
  async denied(subject: AuditSubject, denial: Denial): Promise<void> {
    const recorded = { ...subject, ...denial };
    const actor = `${subject.organizationId} ${subject.actor.id}`;
    if (!this.limit.admit(actor, recorded, this.clock.now().getTime())) return;
    await this.writeDenial(recorded, 0);
  }

  /** An act on the command line. @param act the command's words without their values: `organization create`. */
  commandLineAct(
    subject: AuditSubject,
    act: string,
    targetId: string | null,
  ): Promise<Position | null> {
    return this.write(subject, { type: 'CommandLineActPerformed', data: { act, targetId } });
  }

  /** An operator told a projection to go on past an event that it could not handle. */
  projectionSkipped(
    subject: AuditSubject,
    projection: string,
    skippedEventId: string,
  ): Promise<Position | null> {
    const data = { projection, skippedEventId };
    return this.write(subject, { type: 'ProjectionEventSkipped', data });
  }

  /** Somebody takes events out as a file, or did. */
  historyExport(
    subject: AuditSubject,
    event: Extract<NewAuditEvent, { type: 'HistoryExportStarted' | 'HistoryExportEnded' }>,
  ): Promise<Position | null> {
    return this.write(subject, event);
  }

  private async writeSummaries(now: number): Promise<void> {
    for (const { denial, suppressed } of this.limit.due(now)) {
      await this.writeDenial(denial, suppressed);
    }
  }

  private writeDenial(recorded: Recorded, suppressed: number): Promise<Position | null> {
    const { command, targetId, code } = recorded;
    const data = { command, targetId, code, suppressed };
    return this.write(recorded, { type: 'CommandDenied', data });
  }

  private async write(subject: AuditSubject, event: NewAuditEvent): Promise<Position | null> {
    const { organizationId, actor, correlationId } = subject;
    const context: CommandContext = { organizationId, actor, correlationId, commandId: newId() };
    const executed = await this.aggregates.execute({
      aggregate: auditAggregate,
      id: `${streamPart(actor)}-${this.clock.now().toISOString().slice(0, 7).replace('-', '')}`,
      context,
      decide: () => [event],
    });
    if (executed.outcome === 'rejected') {
      throw new Error(`The audit record could not be written: ${executed.rejection.code}`);
    }
    return executed.position;
  }
}

/** Stream names take letters, digits, `-` and `_`. */
function streamPart({ kind, id }: Actor): string {
  const name = kind === 'PERSON' || kind === 'SERVICE' ? id : `${kind.toLowerCase()}_${id}`;
  return name.replace(/[^A-Za-z0-9_-]/g, '_');
}
