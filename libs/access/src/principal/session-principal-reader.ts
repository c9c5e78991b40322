import { Secret } from '@keyledger/kernel';
import { PrincipalReader, type Principal } from '@keyledger/graphql';
import { OrganizationReader } from '@keyledger/organizations';
import { heldRole, Sessions } from '@keyledger/sign-in';
import { Injectable } from '@nestjs/common';
import { ServiceTokens } from '../service-tokens/service-tokens.js';

/**
 * Who calls, from the session and from the organization's own stream: a role that was revoked is gone with the next
 * request, without ending the session. A bearer token is a session's token or a service's, and counts before a cookie.
 */
@Injectable()
export class SessionPrincipalReader extends PrincipalReader {
  constructor(
    private readonly sessions: Sessions,
    private readonly organizations: OrganizationReader,
    private readonly serviceTokens: ServiceTokens,
  ) {
    super();
  }

  async read(credentials: { cookie?: string; bearer?: string }): Promise<Principal | null> {
    const token = credentials.bearer ?? credentials.cookie;
    const session = token === undefined ? null : await this.sessions.find(new Secret(token));
    if (!session) {
      const { bearer } = credentials;
      return bearer === undefined ? null : this.serviceTokens.find(new Secret(bearer));
    }
    const { organizationId, employeeId, accountId } = session;
    const organization = await this.organizations.state(organizationId);
    return {
      kind: 'SESSION',
      sessionId: session.id,
      accountId,
      employeeId,
      organizationId,
      ...heldRole(organization, employeeId, session.shared),
      locale: organization.locale,
      mustChangePassword: session.mustChangePassword,
    };
  }
}
