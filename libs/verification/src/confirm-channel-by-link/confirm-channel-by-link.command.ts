import type { EmployeeChange } from '@keyledger/employees';
import type { Secret } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';

/** The link that was mailed to a recovery channel came back: the channel reaches its person. Rejections: `LinkNotValid`. */
export class ConfirmChannelByLink extends Command<EmployeeChange> {
  constructor(
    readonly link: Secret,
    readonly correlationId: string,
  ) {
    super();
  }
}
