import type { DomainEvent } from '@keyledger/kernel';
import type { RecordedEvent } from '@keyledger/event-store';
import { at, EventLog, id } from './an-event-log.js';

const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '赵', '单', '曾', '欧阳', '司马', '周', '吴'];
const GIVEN = ['伟', '芳', '小明', '秀英', '敏', '静', '丽', '强', '磊', '军', '洋', '艳', '国强'];
const LATIN = ['Anna Smith', 'José García', 'Li Na', 'Peter Müller'];
const PROVIDERS = ['Tencent Exmail', 'Alibaba Mail', 'NetEase'];

/** Departments in four levels: 总部, 4 under it, 3 under each, 2 under each of those. */
export function departmentsOf(log: EventLog): string[] {
  log.department('总部');
  const leaves: string[] = [];
  for (let a = 0; a < 4; a += 1) {
    log.department(`部${a}`, '总部');
    for (let b = 0; b < 3; b += 1) {
      log.department(`部${a}.${b}`, `部${a}`);
      for (let c = 0; c < 2; c += 1) {
        log.department(`部${a}.${b}.${c}`, `部${a}.${b}`);
        leaves.push(`部${a}.${b}.${c}`);
      }
    }
  }
  return leaves;
}

/** A company of that many people, each with a mailbox, in every state that lists tell apart; always the same one. */
export function aCompany(people: number): readonly RecordedEvent<DomainEvent>[] {
  const log = new EventLog();
  const leaves = departmentsOf(log);
  const pick = <Item>(items: readonly Item[], n: number) => items[n % items.length] as Item;
  for (let n = 0; n < people; n += 1) {
    const name =
      n % 17 === 0
        ? pick(LATIN, n / 17)
        : `${pick(SURNAMES, n * 7)}${pick(GIVEN, n * 11 + n / 13)}`;
    const key = `person ${n}`;
    log.employee(key, 'EmployeeRegistered', {
      name,
      employeeNumber: n % 9 === 0 ? null : `E${String(n * 37).padStart(6, '0')}`,
      birthDate: null,
      departmentId: n % 23 === 0 ? null : id(pick(leaves, n * 5)),
      origin: 'IMPORT',
    });
    log.account(key, 'AccountProvisioned', {
      address: `user${(n * 7919) % 100_003}@acme.cn`,
      kind: 'PERSONAL',
      provider: pick(PROVIDERS, n),
      authority: 'KEYLEDGER',
      ownerId: id(key),
      origin: 'IMPORT',
    });
    if (n % 3 === 0)
      log.account(key, 'PasswordChanged', {
        credentialId: id(`credential ${n}`),
        cause: n % 6 === 0 ? 'ADMIN_RESET' : 'VOLUNTARY_CHANGE',
        kind: n % 60 === 0 ? 'TEMPORARY' : 'PERMANENT',
        authority: 'KEYLEDGER',
        effectiveAt: at((n * 31) % 5_000).toISOString(),
        expiresAt: null,
        resetId: null,
      });
    if (n % 4 === 0)
      log.signIn(
        key,
        'SignInSucceeded',
        { credentialId: id('any'), client: 'WEB', network: '192.0.2.1' },
        { minute: (n * 53) % 4_000 },
      );
    const note = { ownerId: id(key), note: null };
    if (n % 101 === 0) log.account(key, 'AccountLocked', { ...note, until: null });
    if (n % 103 === 0)
      log.account(key, 'AccountLocked', { ...note, until: at(n % 2 ? 60 : 600_000).toISOString() });
    if (n % 211 === 0) log.account(key, 'AccountSuspended', note);
  }
  return log.events;
}
