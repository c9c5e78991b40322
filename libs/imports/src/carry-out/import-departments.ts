import type { Rejection } from '@keyledger/kernel';
import type { CommandContext } from '@keyledger/event-store';
import { EnsureDepartments, type Authority, type Organization } from '@keyledger/organizations';
import type { CommandBus } from '@nestjs/cqrs';
import { DepartmentIndex } from '../plan-row/department-index.js';

/** The departments during an import; missing ones are made one path at a time. */
export class ImportDepartments {
  private known: DepartmentIndex;
  private making: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly commands: CommandBus,
    private readonly by: Authority,
    organization: Organization,
  ) {
    this.known = new DepartmentIndex(organization);
  }

  get index(): DepartmentIndex {
    return this.known;
  }

  /** Null once the path is there. */
  ensure(path: readonly string[], context: CommandContext): Promise<Rejection | null> {
    const made = this.making.then(async () => {
      if (this.known.has(path)) return null;
      const change = await this.commands.execute(new EnsureDepartments(this.by, context, path));
      if (change.outcome === 'rejected') return change.rejection;
      this.known = new DepartmentIndex(change.state);
      return null;
    });
    this.making = made.catch(() => undefined);
    return made;
  }
}
