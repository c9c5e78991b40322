import { RefusalRecorder, scopeOf, type RefusedCommand } from '@keyledger/graphql';
import { AuditTrail } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';

/** Writes commands that the access rule refused into the actor's audit stream. */
@Injectable()
export class AuditRefusals extends RefusalRecorder {
  constructor(private readonly audit: AuditTrail) {
    super();
  }

  async record({ principal, correlationId, action, code }: RefusedCommand): Promise<void> {
    const { actor, organizationId } = scopeOf(principal);
    const subject = { organizationId, actor, correlationId };
    await this.audit.denied(subject, { command: action, targetId: null, code });
  }
}
