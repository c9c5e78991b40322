import { setTimeout as pause } from 'node:timers/promises';
import { Clock, newId } from '@keyledger/kernel';
import { accountAggregate, addressClaim, type Account } from '@keyledger/accounts';
import {
  employeeAggregate,
  employeeNumberClaim,
  isSameNumber,
  type Employee,
} from '@keyledger/employees';
import {
  AggregateStore,
  Claims,
  isPastGrace,
  unlessErased,
  type ClaimedValue,
  type HeldClaim,
} from '@keyledger/event-store';
import { Injectable } from '@nestjs/common';
import type { Holding } from './found.js';

/** Waits for whoever claimed a value a moment ago, 1.6 s in all; the other is usually a few milliseconds away. */
const PATIENCE_MS = [10, 20, 40, 80, 150, 300, 400, 600] as const;

interface Probe<State> {
  readonly claim: ClaimedValue;
  readonly load: (id: string) => Promise<State>;
  readonly names: (state: State) => boolean;
  /** Whether events stand behind the id, whatever they name. */
  readonly exists: (state: State) => boolean;
}

export type LookUpMode = 'CLAIM' | 'ONLY_LOOK';

/** Finds, through claims and the holders' streams, who has an address or an employee number. */
@Injectable()
export class RowHoldings {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly claims: Claims,
    private readonly clock: Clock,
  ) {}

  address(mode: LookUpMode, organizationId: string, address: string): Promise<Holding<Account>> {
    return this.find(mode, organizationId, {
      claim: addressClaim(address),
      load: async (id) => (await this.aggregates.load(accountAggregate, id)).state,
      names: (account) => account.provisioned && account.address === address,
      exists: (account) => account.provisioned,
    });
  }

  employeeNumber(
    mode: LookUpMode,
    organizationId: string,
    number: string,
  ): Promise<Holding<Employee>> {
    const claim = employeeNumberClaim(organizationId, number);
    if (!claim) throw new Error('The row was read with a number that is none');
    return this.find(mode, organizationId, {
      claim,
      load: (id) => this.employee(id),
      names: ({ employeeNumber }) => isSameNumber(unlessErased(employeeNumber, null), number),
      exists: ({ registered }) => registered,
    });
  }

  async employee(id: string): Promise<Employee> {
    return (await this.aggregates.load(employeeAggregate, id)).state;
  }

  /** Gives claims free that nothing came of. */
  async giveUp(
    organizationId: string,
    accountId: string | null,
    address: string,
    personId: string | null,
    number: string | null,
  ): Promise<void> {
    if (accountId !== null) await this.claims.release(addressClaim(address), accountId);
    const claim = number === null ? null : employeeNumberClaim(organizationId, number);
    if (claim && personId !== null) await this.claims.release(claim, personId);
  }

  private async find<State>(
    mode: LookUpMode,
    organizationId: string,
    probe: Probe<State>,
  ): Promise<Holding<State>> {
    const id = newId();
    const held =
      mode === 'CLAIM'
        ? await this.hold({ ...probe.claim, ownerId: id, organizationId })
        : await this.claims.holderOf(probe.claim);
    if (held === null) return { kind: 'FREE', id };
    if (held.organizationId !== organizationId) return { kind: 'FOREIGN' };
    return this.judge(mode, held, id, probe);
  }

  private async judge<State>(
    mode: LookUpMode,
    held: HeldClaim,
    freshId: string,
    probe: Probe<State>,
  ): Promise<Holding<State>> {
    for (const patience of [...PATIENCE_MS, null]) {
      const state = await probe.load(held.ownerId);
      if (probe.names(state)) return { kind: 'HELD', id: held.ownerId, state };
      if (isPastGrace(held, this.clock.now())) {
        if (!probe.exists(state)) return { kind: 'FREE', id: held.ownerId };
        return this.inherit(mode, held, freshId, probe);
      }
      if (patience !== null && mode === 'CLAIM') await pause(patience);
      else break;
    }
    return { kind: 'IN_PROGRESS' };
  }

  /** The holder lives on without the value: somebody else may have it. */
  private async inherit<State>(
    mode: LookUpMode,
    held: HeldClaim,
    freshId: string,
    { claim }: Probe<State>,
  ): Promise<Holding<State>> {
    if (mode === 'ONLY_LOOK') return { kind: 'FREE', id: freshId };
    const { organizationId, ownerId } = held;
    const heir = { ...claim, ownerId: freshId, organizationId };
    const inherited = await this.claims.takeOver(heir, ownerId);
    return inherited ? { kind: 'FREE', id: freshId } : { kind: 'IN_PROGRESS' };
  }

  private async hold(request: Parameters<Claims['claim']>[0]): Promise<HeldClaim | null> {
    const claimed = await this.claims.claim(request);
    return claimed.outcome === 'claimed' ? null : claimed;
  }
}
