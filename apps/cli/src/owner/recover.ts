import { accountAggregate, RecoverAccount } from '@keyledger/accounts';
import { Claims, normaliseAddress } from '@keyledger/event-store';
import { OrganizationReader } from '@keyledger/organizations';
import { CommandBus } from '@nestjs/cqrs';
import { CommandLineActs, operatorContext } from '../audit/command-line-acts.js';
import type { CommandLine } from '../command-line/command-line.js';
import { refusal, Refused } from '../command-line/refused.js';
import { showSecret } from '../command-line/show-secret.js';
import { withApplication } from '../opening/with-application.js';

export interface RecoverOptions {
  readonly json?: true;
}

export async function recover(
  line: CommandLine,
  address: string,
  { json }: RecoverOptions,
): Promise<void> {
  await withApplication(line, async (app, { configuration, foundation }) => {
    const value = normaliseAddress(address);
    const claims = app.get(Claims, { strict: false });
    const held = value && (await claims.holderOf({ kind: 'address', scopeId: null, value }));
    if (!held) throw new Refused(`${address} is no mailbox of this installation.`);
    const { organizationId, ownerId: accountId } = held;
    const { state: account } = await foundation.aggregates.load(accountAggregate, accountId);
    const { roles } = await app.get(OrganizationReader, { strict: false }).state(organizationId);
    if (account.kind !== 'PERSONAL' || roles.get(account.ownerId)?.role !== 'OWNER') {
      throw new Refused(
        `${address} is not the mailbox of an owner. Ask an owner or administrator for a reset.`,
      );
    }
    // Written down first: whatever happens then, it was tried.
    await new CommandLineActs(foundation).on(organizationId, 'owner recover', accountId);
    const context = operatorContext(organizationId);
    const recovered = await app
      .get(CommandBus, { strict: false })
      .execute(new RecoverAccount(context, accountId));
    if (recovered.outcome === 'rejected') throw refusal(recovered.rejection, line.environment);
    if (!recovered.password) throw new Refused('The password was shown before. Recover once more.');
    const { password, expiresAt, effective } = recovered;
    const what = `The temporary password of ${address}, until ${expiresAt.toISOString()}`;
    const passwordFile = await showSecret(line, what, password, configuration.dataFolder);
    if (json) line.print(JSON.stringify({ accountId, expiresAt, effective, passwordFile }));
    if (!effective)
      line.say('It works once the provider has applied it; the server must be running.');
  });
}
