import { isSameNumber } from '@keyledger/employees';
import { pathKey } from '../read-file/department-path.js';
import type { ImportRow } from '../read-file/import-row.js';
import type { KnownPerson } from './known.js';
import { planChannels } from './plan-channels.js';
import type { Change, ChangedDetails, Step } from './step.js';

export interface PersonPlan {
  readonly steps: readonly Step[];
  readonly changes: readonly Change[];
  readonly after: KnownPerson;
}

/** A person whom nobody knows yet; one command registers them with their channels. */
export function planNewcomer(row: ImportRow, id: string): PersonPlan {
  const { name, employeeNumber, birthDate, department } = row;
  const { changes, after: channels } = planChannels(row, []);
  return {
    steps: [{ kind: 'REGISTER_EMPLOYEE' }],
    changes: [{ what: 'EMPLOYEE', before: null, after: name }, ...changes],
    after: { id, name, employeeNumber, birthDate, department: pathKey(department), channels },
  };
}

/** What the row says otherwise about somebody known; what it does not say stays. */
export function planKnownPerson(row: ImportRow, person: KnownPerson): PersonPlan {
  const details = changedDetails(row, person);
  const steps: Step[] = [];
  const changes: Change[] = [];
  if (Object.keys(details).length > 0) steps.push({ kind: 'CHANGE_DETAILS', details });
  if (details.name !== undefined) {
    changes.push({ what: 'NAME', before: person.name, after: details.name });
  }
  if (details.employeeNumber !== undefined) {
    const [before, after] = [person.employeeNumber, details.employeeNumber];
    changes.push({ what: 'EMPLOYEE_NUMBER', before, after });
  }
  if (details.birthDate !== undefined) {
    changes.push({ what: 'BIRTH_DATE', before: person.birthDate, after: details.birthDate });
  }
  const department = row.department.length > 0 ? pathKey(row.department) : person.department;
  if (department !== person.department) {
    steps.push({ kind: 'MOVE_EMPLOYEE' });
    const before = person.department || null;
    changes.push({ what: 'EMPLOYEE_DEPARTMENT', before, after: row.department.join('/') });
  }
  const channels = planChannels(row, person.channels);
  return {
    steps: [...steps, ...channels.steps],
    changes: [...changes, ...channels.changes],
    after: { ...person, ...details, department, channels: channels.after },
  };
}

function changedDetails(row: ImportRow, person: KnownPerson): ChangedDetails {
  const { name, employeeNumber, birthDate } = row;
  const renumbered =
    employeeNumber !== null && !isSameNumber(employeeNumber, person.employeeNumber);
  return {
    ...(name === person.name ? {} : { name }),
    ...(renumbered ? { employeeNumber } : {}),
    ...(birthDate === null || birthDate === person.birthDate ? {} : { birthDate }),
  };
}
