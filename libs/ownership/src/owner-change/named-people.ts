import type { HistoryActorNode, MailboxOwnerNode } from '@keyledger/accounts';
import { EmployeeReader } from '@keyledger/employees';
import { isErased, type Personal } from '@keyledger/event-store';
import { PersonalText, toGlobalId } from '@keyledger/graphql';
import type { Actor, Scope } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';

/** Names people of the caller's organization, from their streams. */
@Injectable()
export class NamedPeople {
  constructor(private readonly employees: EmployeeReader) {}

  async owner({ organizationId }: Scope, employeeId: string): Promise<MailboxOwnerNode> {
    const person = await this.employees.find(organizationId, employeeId);
    const name = textOf(person?.name ?? null) ?? PersonalText.visible(null);
    return { id: toGlobalId('Employee', employeeId), name };
  }

  /** @param actor null: a part of Keyledger itself. */
  async actor({ organizationId }: Scope, actor: Actor | null): Promise<HistoryActorNode> {
    if (actor?.kind !== 'PERSON') {
      return { kind: actor?.kind ?? 'SYSTEM', role: actor?.role ?? null, name: null };
    }
    const person = await this.employees.find(organizationId, actor.id);
    return { kind: actor.kind, role: actor.role, name: textOf(person?.name ?? null) };
  }
}

export function textOf(text: Personal<string | null>): PersonalText | null {
  if (text === null) return null;
  return isErased(text) ? PersonalText.erased() : PersonalText.visible(text);
}
