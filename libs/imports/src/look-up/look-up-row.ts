import { derivedId } from '@keyledger/kernel';
import type { Account } from '@keyledger/accounts';
import { isSameNumber, type Employee } from '@keyledger/employees';
import { Injectable } from '@nestjs/common';
import type { DepartmentIndex } from '../plan-row/department-index.js';
import { knownAccount, knownPerson } from '../plan-row/known-from-state.js';
import type { ImportRow } from '../read-file/import-row.js';
import { rowProblem } from '../row-problem.js';
import type { Found, Holding } from './found.js';
import { RowHoldings, type LookUpMode } from './row-holdings.js';

/** Finds out what there is of what a row speaks about; an importing one claims what is to be. */
@Injectable()
export class LookUpRow {
  constructor(private readonly holdings: RowHoldings) {}

  async find(
    mode: LookUpMode,
    organizationId: string,
    row: ImportRow,
    departments: DepartmentIndex,
  ): Promise<Found> {
    const mailbox = await this.holdings.address(mode, organizationId, row.address);
    switch (mailbox.kind) {
      case 'FOREIGN':
        return { known: null, problem: rowProblem(row.row, null, 'AddressTaken') };
      case 'IN_PROGRESS':
        return { known: null, problem: rowProblem(row.row, null, 'InProgress') };
      case 'HELD':
        return this.existing(organizationId, row, departments, mailbox);
      case 'FREE':
        return this.newcomer(mode, organizationId, row, departments, mailbox.id);
    }
  }

  /** The mailbox is there: its owner is the person. A number of somebody else's is told, never moved. */
  private async existing(
    organizationId: string,
    row: ImportRow,
    departments: DepartmentIndex,
    { id: accountId, state: account }: { id: string; state: Account },
  ): Promise<Found> {
    const { ownerId: personId } = account;
    const owner = await this.holdings.employee(personId);
    const person = knownPerson(personId, owner, departments);
    if (person === 'ERASED') return erased(row);
    const renumbered =
      row.employeeNumber !== null && !isSameNumber(row.employeeNumber, person.employeeNumber);
    const holder = renumbered
      ? await this.holdings.employeeNumber('ONLY_LOOK', organizationId, row.employeeNumber)
      : null;
    const otherHolderId = holder?.kind === 'HELD' ? holder.id : null;
    const known = { account: knownAccount(accountId, account), person, otherHolderId };
    return { known, accountId, personId, problem: null };
  }

  private async newcomer(
    mode: LookUpMode,
    organizationId: string,
    row: ImportRow,
    departments: DepartmentIndex,
    accountId: string,
  ): Promise<Found> {
    const holding = await this.person(mode, organizationId, row, accountId);
    if (holding.kind === 'IN_PROGRESS' || holding.kind === 'FOREIGN') {
      await this.giveUp(mode, organizationId, row, accountId, null);
      return { known: null, problem: rowProblem(row.row, null, 'InProgress') };
    }
    const { id: personId } = holding;
    const person =
      holding.kind === 'HELD' ? knownPerson(personId, holding.state, departments) : null;
    if (person === 'ERASED') {
      await this.giveUp(mode, organizationId, row, accountId, null);
      return erased(row);
    }
    const known = { account: null, person, otherHolderId: null };
    return { known, accountId, personId, problem: null };
  }

  /**
   * By employee number where the row has one. Otherwise the person's id comes from the mailbox's claimed one, which
   * is random: an import that died between the two finds the person again instead of registering another.
   */
  private async person(
    mode: LookUpMode,
    organizationId: string,
    { employeeNumber }: ImportRow,
    accountId: string,
  ): Promise<Holding<Employee>> {
    if (employeeNumber !== null) {
      return this.holdings.employeeNumber(mode, organizationId, employeeNumber);
    }
    const id = derivedId(accountId, 'owner');
    const state = await this.holdings.employee(id);
    return state.registered ? { kind: 'HELD', id, state } : { kind: 'FREE', id };
  }

  /** Nothing comes of the row: what was claimed for it is free for the next one. */
  async giveUp(
    mode: LookUpMode,
    organizationId: string,
    row: ImportRow,
    accountId: string | null,
    personId: string | null,
  ): Promise<void> {
    if (mode === 'ONLY_LOOK') return;
    const { address, employeeNumber } = row;
    await this.holdings.giveUp(organizationId, accountId, address, personId, employeeNumber);
  }
}

function erased(row: ImportRow): Found {
  return { known: null, problem: rowProblem(row.row, null, 'PersonErased') };
}
