import { SetupLinks } from '@keyledger/access';
import { PageVisitor } from './page-visitor.js';
import type { RunningKeyledger } from './running-keyledger.js';

export interface Founder {
  readonly domain: string;
  readonly address: string;
  readonly password: string;
}

/** The path of the link that names the company and its first owner, as it is shown at the first start. */
export async function setUpLink(running: RunningKeyledger): Promise<string> {
  const token = await running.part(SetupLinks).ensureSetupLink();
  if (!token) throw new Error('There is an organization already');
  return `/setup/${token.reveal()}`;
}

/** Founds an organization through the pages. @throws when that is refused. */
export async function setUp(
  { url }: RunningKeyledger,
  link: string,
  { domain, address, password }: Founder,
): Promise<PageVisitor> {
  const visitor = await new PageVisitor(url).open(link);
  await visitor.submit({
    organizationName: '蓝山科技',
    domain,
    ownerName: '林晓',
    address,
    timeZone: 'Asia/Shanghai',
    newPassword: password,
    newPasswordAgain: password,
  });
  if (!visitor.path.startsWith('/done')) {
    throw new Error(`Setting up ended at ${visitor.path} with ${visitor.status}`);
  }
  return visitor;
}
