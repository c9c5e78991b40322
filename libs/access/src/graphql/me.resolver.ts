import { isErased, type Personal } from '@keyledger/event-store';
import {
  Access,
  PersonalText,
  RequestInfo,
  toGlobalId,
  type RequestContext,
} from '@keyledger/graphql';
import { Query, Resolver } from '@nestjs/graphql';
import { WhoAmI } from '../who-am-i/who-am-i.query.js';
import { Me } from './me.type.js';

@Resolver()
export class MeResolver {
  constructor(private readonly whoAmI: WhoAmI) {}

  @Query(() => Me, {
    nullable: true,
    description: 'Who is signed in; null when nobody is, and for services.',
  })
  @Access({ roles: 'ANONYMOUS' })
  async me(@RequestInfo() { principal }: RequestContext): Promise<Me | null> {
    const person = principal && (await this.whoAmI.of(principal));
    if (!person || !principal.accountId) return null;
    return {
      accountId: toGlobalId('Account', principal.accountId),
      employeeId: toGlobalId('Employee', principal.employeeId),
      name: shown(person.name),
      address: shown(person.address),
      organizationName: person.organizationName,
      role: principal.role,
      departmentIds: principal.departmentIds?.map((id) => toGlobalId('Department', id)) ?? null,
      mustChangePassword: principal.mustChangePassword,
    };
  }
}

const shown = (value: Personal<string>) =>
  isErased(value) ? PersonalText.erased() : PersonalText.visible(value);
