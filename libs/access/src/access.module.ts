import './messages.js';
import { PrincipalReader, RefusalRecorder } from '@keyledger/graphql';
import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { HttpCallers } from './http-callers/http-callers.js';
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
import { IssueServiceTokenHandler } from './issue-service-token/issue-service-token.handler.js';
import { RevokeServiceTokenHandler } from './revoke-service-token/revoke-service-token.handler.js';
import { ServiceTokenUse } from './service-tokens/service-token-use.js';
import { ServiceTokens } from './service-tokens/service-tokens.js';
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
    HttpCallers,
    WhoAmI,
    SetupLinks,
    SetUpFirstOrganizationHandler,
    ServiceTokens,
    ServiceTokenUse,
    IssueServiceTokenHandler,
    RevokeServiceTokenHandler,
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
    HttpCallers,
    WhoAmI,
    SetupLinks,
    ServiceTokenUse,
    BrowserSessions,
    PageCookies,
    PageVisits,
    FindSetPasswordLink,
  ],
})
export class AccessModule {}
