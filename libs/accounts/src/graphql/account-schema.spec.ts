import { beforeAll, describe, expect, it } from '@jest/globals';
import { accessRuleOf, projectionsOf } from '@keyledger/graphql';
import { schemaOf } from '@keyledger/graphql/testing';
import type { GraphQLInterfaceType, GraphQLSchema } from 'graphql';
import { AccountChangedResolver } from './account-changed.resolver.js';
import { AccountResolver } from './account.resolver.js';
import { EmployeeResolver } from './employee.resolver.js';
import { HISTORY_ENTRY_TYPES } from './history-entries.type.js';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await schemaOf(AccountResolver, EmployeeResolver, AccountChangedResolver);
});

describe('Accounts in the schema', () => {
  it('have a type for each kind of history entry', () => {
    const entry = schema.getType('HistoryEntry') as GraphQLInterfaceType;
    const types = schema.getPossibleTypes(entry).map(({ name }) => name);
    expect(types.toSorted()).toEqual(HISTORY_ENTRY_TYPES.map(({ name }) => name).toSorted());
  });

  it('say who may read them, and which read models they come from', () => {
    const query = schema.getQueryType()?.getFields() ?? {};
    const subscription = schema.getSubscriptionType()?.getFields() ?? {};
    for (const field of [query['accounts'], query['account'], subscription['accountChanged']]) {
      expect(field && accessRuleOf(field)).toEqual({ roles: 'ANY_SIGNED_IN' });
      expect(field && projectionsOf(field)).toEqual(['user_list']);
    }
  });

  it('are found from the end as well as from the beginning', () => {
    const { args = [] } = schema.getQueryType()?.getFields()['accounts'] ?? {};
    expect(args.map(({ name }) => name).toSorted()).toEqual(
      ['first', 'after', 'last', 'before', 'filter', 'search', 'sort'].toSorted(),
    );
  });
});
