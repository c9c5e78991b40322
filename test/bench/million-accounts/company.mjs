import { ProvisionAccount, SetInitialPassword } from '@keyledger/accounts';
import { RegisterEmployee } from '@keyledger/employees';
import { newId, Secret } from '@keyledger/kernel';
import { AddDomain, FoundOrganization, GrantRole, HOST } from '@keyledger/organizations';

export const DEPARTMENTS = 10_000;
/** How many departments there are down to each level but the last: 1, 10, 100 and 1,000 of them. */
const LEVEL_ENDS = [1, 11, 111, 1_111];
export const PASSWORD = 'Yue-liang 9 chuan!';

/** Who signs in: over everything, over a tenth of all departments, over one of the lowest, and a help desk over all. */
export const STAFF = {
  owner: { address: 'owner@example.com', role: 'OWNER', over: null },
  admin: { address: 'admin@example.com', role: 'ADMIN', over: null },
  adminOfMany: { address: 'admin.of.many@example.com', role: 'ADMIN', over: 3 },
  adminOfFew: { address: 'admin.of.few@example.com', role: 'ADMIN', over: DEPARTMENTS - 1 },
  helpDesk: { address: 'help.desk@example.com', role: 'HELPDESK', over: null },
};

/** The n-th department's parent: a tree of five levels; null for the top. */
export function parentOf(n) {
  const level = LEVEL_ENDS.findIndex((end) => n < end);
  if (level === 0) return null;
  const depth = level === -1 ? LEVEL_ENDS.length : level;
  const begin = LEVEL_ENDS[depth - 1];
  const [above, end] = [LEVEL_ENDS[depth - 2] ?? 0, begin];
  return above + ((n - begin) % (end - above));
}

/** Founds the company with its departments and staff, by the product's own commands and events. */
export async function foundCompany({ codec, store }, commands) {
  const organizationId = newId();
  const context = () => ({
    organizationId,
    actor: { kind: 'COMMAND_LINE', id: 'bench', role: null },
    commandId: newId(),
    correlationId: newId(),
  });
  const carryOut = async (command) => {
    const { rejection } = (await commands.execute(command)) ?? {};
    if (rejection) throw new Error(`${command.constructor.name}: ${rejection.code}`);
  };
  const charter = { name: '蓝山科技', timeZone: 'Asia/Shanghai', locale: 'zh-CN' };
  await carryOut(new FoundOrganization(context(), charter));
  await carryOut(new AddDomain(HOST, context(), 'example.com'));

  const ids = Array.from({ length: DEPARTMENTS }, () => newId());
  const stream = `organization-${organizationId}`;
  const events = ids.map((departmentId, n) => {
    const parent = parentOf(n);
    const parentId = parent === null ? null : ids[parent];
    return { type: 'DepartmentCreated', data: { departmentId, parentId, name: `部门${n}` } };
  });
  const { head } = await store.read(stream);
  const now = new Date();
  const known = { ...head, recordedAt: now.toISOString() };
  await store.append(stream, known, await codec.encode(stream, known, events, context(), now));

  for (const { address, role, over } of Object.values(STAFF)) {
    const [employeeId, accountId] = [newId(), newId()];
    const origin = 'COMMAND_LINE';
    const [name] = address.split('@');
    const newcomer = { name, employeeNumber: null, birthDate: null, channels: [] };
    const departmentId = over === null ? null : ids[over];
    await carryOut(
      new RegisterEmployee(HOST, context(), employeeId, { ...newcomer, departmentId, origin }),
    );
    const held = { address, kind: 'PERSONAL', provider: 'KEYLEDGER', authority: 'KEYLEDGER' };
    await carryOut(
      new ProvisionAccount(HOST, context(), accountId, { ...held, ownerId: employeeId, origin }),
    );
    await carryOut(new SetInitialPassword(context(), accountId, new Secret(PASSWORD), 'SETUP'));
    await carryOut(new GrantRole(HOST, context(), employeeId, role, departmentId));
  }
  return organizationId;
}
