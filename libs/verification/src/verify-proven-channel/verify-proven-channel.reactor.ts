import { VerifyRecoveryChannel } from '@keyledger/employees';
import type { RecordedEvent } from '@keyledger/event-store';
import type { Reactor } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { VerificationEvent } from '../verification.events.js';

type Verified = Extract<VerificationEvent, { type: 'IdentityVerified' }>;

/** The first code or link that comes back from a channel proves that the channel reaches its person. */
@Injectable()
export class VerifyProvenChannelReactor implements Reactor<Verified> {
  readonly name = 'verify-proven-channel';
  readonly eventTypes = ['IdentityVerified'] as const;

  constructor(private readonly commands: CommandBus) {}

  async react({ eventId, metadata, data }: RecordedEvent<Verified>): Promise<void> {
    const context = {
      organizationId: metadata.organizationId,
      actor: { kind: 'SYSTEM', id: `reactor:${this.name}`, role: null },
      commandId: `${eventId}:${this.name}`,
      correlationId: metadata.correlationId,
      causationId: eventId,
    } as const;
    await this.commands.execute(
      new VerifyRecoveryChannel(context, data.employeeId, data.channelId),
    );
  }
}
