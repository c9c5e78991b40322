import { newId, type Actor } from '@keyledger/kernel';
import type { Foundation } from '@keyledger/assembly';
import type { CommandContext } from '@keyledger/event-store';
import { AuditTrail, type AuditSubject } from '@keyledger/organizations';

/** Who sits at the machine; the name of the person there is not known, and is not asked. */
export const OPERATOR: Actor = { kind: 'COMMAND_LINE', id: 'keyledger', role: null };

/** What a command brings along; `correlationId` ties together all that one command line did. */
export function operatorContext(organizationId: string, correlationId = newId()): CommandContext {
  return { organizationId, actor: OPERATOR, commandId: newId(), correlationId };
}

/** Writes down what was done at the machine, where auditors find it. */
export class CommandLineActs {
  private readonly trail: AuditTrail;
  private readonly correlationId = newId();

  constructor(private readonly foundation: Pick<Foundation, 'postgres' | 'aggregates' | 'clock'>) {
    this.trail = new AuditTrail(foundation.aggregates, foundation.clock);
  }

  /** An act on one organization. @param act the command's words without their values. */
  async on(organizationId: string, act: string, targetId: string | null = null): Promise<void> {
    await this.trail.commandLineAct(this.subject(organizationId), act, targetId);
  }

  /** An act on the whole installation concerns every organization in it, and each one's auditors read of it. */
  async onAll(act: string): Promise<void> {
    for (const organizationId of await this.organizations()) await this.on(organizationId, act);
  }

  /** An operator's decision that a read model leaves an event out. */
  async skipped(projection: string, eventId: string): Promise<void> {
    for (const organizationId of await this.organizations()) {
      await this.trail.projectionSkipped(this.subject(organizationId), projection, eventId);
    }
  }

  private subject(organizationId: string): AuditSubject {
    return { organizationId, actor: OPERATOR, correlationId: this.correlationId };
  }

  /** Those that hold a mail domain: every organization claims one as it is made. */
  private async organizations(): Promise<string[]> {
    const { rows } = await this.foundation.postgres.pool.query<{ id: string }>(
      `SELECT DISTINCT owner_id AS id FROM claim WHERE kind = 'domain' ORDER BY 1`,
    );
    return rows.map(({ id }) => id);
  }
}
