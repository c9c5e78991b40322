import type { Rejection } from '@keyledger/kernel';
import { LabelProvider, ProvisionAccount } from '@keyledger/accounts';
import {
  AssertRecoveryChannel,
  ChangeEmployeeDetails,
  MoveEmployee,
  RegisterEmployee,
  RemoveRecoveryChannel,
} from '@keyledger/employees';
import type { CommandContext } from '@keyledger/event-store';
import type { Authority } from '@keyledger/organizations';
import type { Command, CommandBus } from '@nestjs/cqrs';
import type { Step } from '../plan-row/step.js';
import type { ImportRow } from '../read-file/import-row.js';
import type { ImportDepartments } from './import-departments.js';

/** What a step is done with. */
export interface StepSetting {
  readonly commands: CommandBus;
  readonly by: Authority;
  readonly departments: ImportDepartments;
  readonly row: ImportRow;
  readonly accountId: string;
  readonly personId: string;
}

type Outcome = { readonly outcome: string; readonly rejection?: Rejection };

/** Carries one step out; null when it is done. */
export async function carryOutStep(
  step: Step,
  context: CommandContext,
  setting: StepSetting,
): Promise<Rejection | null> {
  if (step.kind === 'CREATE_DEPARTMENTS') {
    return setting.departments.ensure(setting.row.department, context);
  }
  const { rejection } = await setting.commands.execute(commandFor(step, context, setting));
  return rejection ?? null;
}

function commandFor(
  step: Exclude<Step, { kind: 'CREATE_DEPARTMENTS' }>,
  context: CommandContext,
  setting: StepSetting,
): Command<Outcome> {
  const { by, row, accountId, personId, departments } = setting;
  switch (step.kind) {
    case 'REGISTER_EMPLOYEE': {
      const { name, employeeNumber, birthDate } = row;
      const departmentId = departments.index.idOf(row.department);
      const channels = [
        ...row.backupAddresses.map((destination) => ({ kind: 'EMAIL', destination }) as const),
        ...row.phones.map((destination) => ({ kind: 'PHONE', destination }) as const),
      ];
      const details = { name, employeeNumber, birthDate, departmentId, channels };
      return new RegisterEmployee(by, context, personId, { ...details, origin: 'IMPORT' });
    }
    case 'CHANGE_DETAILS':
      return new ChangeEmployeeDetails(by, context, personId, step.details);
    case 'MOVE_EMPLOYEE':
      return new MoveEmployee(by, context, personId, departments.index.idOf(row.department));
    case 'REMOVE_CHANNEL':
      return new RemoveRecoveryChannel(by, context, personId, step.channelId);
    case 'ASSERT_CHANNEL': {
      const { channel, destination } = step;
      return new AssertRecoveryChannel(by, context, personId, channel, destination);
    }
    case 'PROVISION_ACCOUNT': {
      const { address, authority } = row;
      const provider = row.provider ?? authority;
      const kind = row.kind ?? 'PERSONAL';
      const mailbox = { address, kind, provider, authority, ownerId: personId } as const;
      return new ProvisionAccount(by, context, accountId, { ...mailbox, origin: 'IMPORT' });
    }
    case 'LABEL_PROVIDER':
      return new LabelProvider(context, accountId, step.provider);
  }
}
