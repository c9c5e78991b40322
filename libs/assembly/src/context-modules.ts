import type { Configuration } from '@keyledger/configuration';
import { AnomaliesModule } from '@keyledger/anomalies';
import { AccountsModule } from '@keyledger/accounts';
import { BulkModule } from '@keyledger/bulk';
import { ComplianceModule } from '@keyledger/compliance';
import { EmployeesModule } from '@keyledger/employees';
import { ImportsModule } from '@keyledger/imports';
import { OrganizationsModule } from '@keyledger/organizations';
import { OwnershipModule } from '@keyledger/ownership';
import { SignInModule, type SignInObserver } from '@keyledger/sign-in';
import { AccessModule } from '@keyledger/access';
import {
  VerificationModule,
  type VerificationObserver,
  type VerificationSettings,
} from '@keyledger/verification';
import { SubscriptionsModule } from '@keyledger/subscriptions';
import type { DynamicModule, Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { FoundationModule } from './foundation.module.js';
import type { Keyledger } from './open-keyledger.js';

export interface ContextOptions {
  readonly signInObserver?: SignInObserver;
  readonly verificationObserver?: VerificationObserver;
}

/** Every context's commands and readers, over an open Keyledger: enough to dispatch any command. */
export function contextModules(
  { foundation, configuration }: Keyledger,
  { signInObserver, verificationObserver }: ContextOptions = {},
): (Type | DynamicModule)[] {
  const { idleMinutes, lifetimeMinutes } = configuration.sessions;
  const settings = { sessionIdleMinutes: idleMinutes, sessionLifetimeMinutes: lifetimeMinutes };
  return [
    FoundationModule.of(foundation, configuration),
    CqrsModule.forRoot(),
    OrganizationsModule,
    EmployeesModule,
    AccountsModule,
    SignInModule.of({
      settings,
      observer: signInObserver,
      placeFiles: configuration.placeFiles,
    }),
    AccessModule,
    VerificationModule.of({
      settings: verificationSettings(configuration),
      observer: verificationObserver,
    }),
    OwnershipModule,
    AnomaliesModule,
    ImportsModule,
    SubscriptionsModule,
    ComplianceModule,
    BulkModule,
  ];
}

function verificationSettings({ recovery }: Configuration): Partial<VerificationSettings> {
  const { requestsPerNetwork, smsPerOrganization, answerEveryMs: paceMs } = recovery;
  return { requestsPerNetwork, smsPerOrganization, paceMs };
}
