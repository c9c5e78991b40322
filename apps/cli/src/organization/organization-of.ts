import { isId } from '@keyledger/kernel';
import { OrganizationReader } from '@keyledger/organizations';
import type { INestApplicationContext } from '@nestjs/common';
import { Refused } from '../command-line/refused.js';

/** The id of an organization named by one of its mail domains or its id. @throws Refused when there is none. */
export async function organizationOf(app: INestApplicationContext, named: string): Promise<string> {
  const organizations = app.get(OrganizationReader, { strict: false });
  const id = isId(named) ? named : await organizations.organizationByDomain(named);
  if (id !== null && (await organizations.state(id)).founded) return id;
  throw new Refused(
    `There is no organization ${named}. Make it by "keyledger organization create".`,
  );
}
