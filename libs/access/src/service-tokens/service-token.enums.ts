import type { ServiceScope, SubjectFormat } from '@keyledger/kernel';
import { registerEnumType } from '@nestjs/graphql';

export const ServiceScopeEnum = { EVENTS: 'EVENTS' } as const satisfies Record<
  ServiceScope,
  string
>;
registerEnumType(ServiceScopeEnum, {
  name: 'ServiceScope',
  description: 'What a service token opens; nothing else.',
  valuesMap: { EVENTS: { description: 'Reading the feed of public events.' } },
});

export const SubjectFormatEnum = {
  ACCOUNT_ID: 'ACCOUNT_ID',
  ADDRESS: 'ADDRESS',
  EMPLOYEE_NUMBER: 'EMPLOYEE_NUMBER',
} as const satisfies Record<SubjectFormat, string>;
registerEnumType(SubjectFormatEnum, {
  name: 'SubjectFormat',
  description: 'How a downstream system may know accounts, beside their ids.',
  valuesMap: {
    ACCOUNT_ID: { description: 'By their ids alone: no personal data goes out.' },
    ADDRESS: { description: 'By their addresses.' },
    EMPLOYEE_NUMBER: { description: 'By their owners’ numbers.' },
  },
});
