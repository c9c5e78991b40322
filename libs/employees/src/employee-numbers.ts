import { reject, type Rejection } from '@keyledger/kernel';
import {
  AggregateStore,
  Claims,
  normaliseEmployeeNumber,
  unlessErased,
  type ClaimedValue,
} from '@keyledger/event-store';
import { Injectable } from '@nestjs/common';
import { employeeAggregate } from './employee.state.js';

/** Two spellings of one number. */
export function isSameNumber(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  return normaliseEmployeeNumber(one) === normaliseEmployeeNumber(other);
}

/** The claim that makes a number unique within its organization; null for what is no number. */
export function employeeNumberClaim(organizationId: string, number: string): ClaimedValue | null {
  const value = normaliseEmployeeNumber(number);
  return value === null ? null : { kind: 'employee-number', scopeId: organizationId, value };
}

/** Keeps employee numbers unique within an organization. */
@Injectable()
export class EmployeeNumbers {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly claims: Claims,
  ) {}

  /** Holds the number for a person before the event that gives it to them; `EmployeeNumberTaken` if it cannot. */
  async hold(
    organizationId: string,
    number: string,
    employeeId: string,
  ): Promise<Rejection | null> {
    const claim = employeeNumberClaim(organizationId, number);
    if (!claim) return reject('InvalidInput', { path: ['employeeNumber'] });
    const request = { ...claim, ownerId: employeeId, organizationId };
    const isHeld = await this.claims.hold(request, async (holderId) => {
      const { state: holder } = await this.aggregates.load(employeeAggregate, holderId);
      return isSameNumber(unlessErased(holder.employeeNumber, null), number);
    });
    return isHeld ? null : reject('EmployeeNumberTaken', { path: ['employeeNumber'] });
  }

  /** Gives a number free that the person no longer has. */
  async release(organizationId: string, number: string, employeeId: string): Promise<void> {
    const claim = employeeNumberClaim(organizationId, number);
    if (claim) await this.claims.release(claim, employeeId);
  }
}
