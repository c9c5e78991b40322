import './messages.js';
import { PrincipalReader, RefusalRecorder } from '@keyledger/graphql';
import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { BrowserSessions } from './pages/browser-sessions.js';
import { PageCookies } from './pages/cookies.js';
import { CsrfTokens } from './pages/csrf.js';
import { PageVisits } from './pages/page-visit.js';
import { FindSetPasswordLink } from './pages/set-password/find-set-password-link.js';
import { SessionPrincipalReader } from './principal/session-principal-reader.js';
import { AuditRefusals } from './refusals/audit-refusals.js';
import { RecordDeniedCommands } from './refusals/record-denied-commands.interceptor.js';
import { SessionCookies } from './session-cookies.js';
import { SetUpFirstOrganizationHandler } from './set-up-first-organization/set-up-first-organization.handler.js';
import { SetupLinks } from './set-up-first-organization/setup-links.js';
import { WhoAmI } from './who-am-i/who-am-i.query.js';

/**
 * Who calls and what they may do, refusals in the audit, the set-up of the first organization, and what the pages
 * are made of. Global: `pageControllers` and `accessResolvers` are registered by the process that serves HTTP. Needs
 * `Configuration` and what `SignInModule` needs from the assembly.
 */
@Global()
@Module({
  providers: [
    { provide: PrincipalReader, useClass: SessionPrincipalReader },
    { provide: RefusalRecorder, useClass: AuditRefusals },
    { provide: APP_INTERCEPTOR, useClass: RecordDeniedCommands },
    SessionCookies,
    WhoAmI,
    SetupLinks,
    SetUpFirstOrganizationHandler,
    BrowserSessions,
    PageCookies,
    CsrfTokens,
    PageVisits,
    FindSetPasswordLink,
  ],
  exports: [
    PrincipalReader,
    RefusalRecorder,
    SessionCookies,
    WhoAmI,
    SetupLinks,
    BrowserSessions,
    PageCookies,
    PageVisits,
    FindSetPasswordLink,
  ],
})
export class AccessModule {}
