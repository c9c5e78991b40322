import {
  CursorCodec,
  filterHash,
  idOfType,
  pageOf,
  totalCountOf,
  type Connection,
  type RequestContext,
} from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';
import { CaseListQuery, type CaseFilter } from '../case-list/case-list.query.js';
import type { AnomalousSignInsArgs, AnomalyFilterInput } from './anomalous-sign-ins.args.js';
import { anomalyCaseNode, type AnomalyCaseNode } from './anomaly-case.type.js';

/** An account or department that no organization has. */
const NOWHERE = '00000000-0000-0000-0000-000000000000';

/** Pages of cases, and single ones. */
@Injectable()
export class CaseNodes {
  constructor(
    private readonly list: CaseListQuery,
    private readonly cursors: CursorCodec,
  ) {}

  async byId(scope: Scope, caseId: string): Promise<AnomalyCaseNode | null> {
    const row = await this.list.byId(scope, caseId);
    return row && anomalyCaseNode(row);
  }

  /** @throws BAD_REQUEST for a cursor of another filter. */
  async page(
    scope: Scope,
    { locale }: Pick<RequestContext, 'locale'>,
    page: AnomalousSignInsArgs,
  ): Promise<Connection<AnomalyCaseNode>> {
    const filter = filterOf(page.filter ?? {});
    const hash = filterHash(scope, 'anomalousSignIns', filter);
    const after = this.cursors.decode(hash, page.after, locale);
    return pageOf({
      rows: await this.list.page(scope, filter, after, page.first),
      page,
      item: anomalyCaseNode,
      cursor: ({ opened_at, case_id: id }) =>
        this.cursors.encode(hash, { values: [opened_at.toISOString()], id }),
      count: () => this.list.count(scope, filter).then(totalCountOf),
    });
  }
}

function filterOf({ accountId, departmentId, ...rest }: AnomalyFilterInput): CaseFilter {
  const idOf = (type: string, id?: string | null) => (id ? (idOfType(type, id) ?? NOWHERE) : null);
  return {
    ...rest,
    accountId: idOf('Account', accountId),
    departmentId: idOf('Department', departmentId),
  };
}
