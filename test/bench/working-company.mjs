import { randomUUID as newId } from 'node:crypto';
import { context, day, writeDepartments } from './company-log.mjs';

const EVENTS_AN_ACCOUNT = 10;
const WRITERS = 64;
const DAYS = 60;
const HOUR_MS = 60 * 60_000;
const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗'];
const GIVEN = [...'伟芳娜敏静丽强磊洋艳勇军杰娟涛明超秀霞平刚桂英华文建国'];

/**
 * A company at work, of about so many events: it is imported in one day, then two months go by in which whoever it is
 * signs in, mistypes, changes the password, is locked and unlocked, in the order of time. Four events in five are such that
 * the list of accounts listens to.
 */
export async function writeWorkingCompany(log, events) {
  const departments = await writeDepartments(log);
  const each = Math.ceil(events / EVENTS_AN_ACCOUNT / WRITERS);
  await Promise.all(
    Array.from({ length: WRITERS }, (_, writer) => writePart(log, departments, writer, each)),
  );
}

/** One writer's people: nobody else appends to their streams. */
async function writePart(log, departments, writer, count) {
  const random = randomOf(writer);
  const people = [];
  let written = 0;
  const append = async (person, kind, at, ...events) => {
    const stream = person[kind];
    const encoded = await log.codec.encode(stream.name, stream.head, events, context(), at);
    const appended = await log.store.append(stream.name, stream.head, encoded);
    stream.head = { ...appended.head, recordedAt: at.toISOString() };
    written += events.length;
  };
  for (let n = 0; n < count; n += 1) {
    const person = newPerson(n * WRITERS + writer, random);
    people.push(person);
    await append(person, 'employee', day(0), ...registered(person, departments, random));
    await append(person, 'account', day(0), provisioned(person), passwordChanged('SETUP', day(0)));
  }
  const wanted = count * EVENTS_AN_ACCOUNT;
  const imported = written;
  while (written < wanted) {
    const share = (written - imported) / (wanted - imported);
    const at = new Date(day(1).getTime() + share * DAYS * 24 * HOUR_MS);
    await act(append, people[Math.floor(random() * count)], at, random());
  }
}

/** What somebody does, of which nearly all is signing in. */
async function act(append, person, at, kind) {
  if (kind < 0.05) return append(person, 'account', at, passwordChanged('VOLUNTARY_CHANGE', at));
  if (kind < 0.075) {
    const note = { ownerId: person.ownerId, note: '出差期间停用' };
    await append(person, 'account', at, { type: 'AccountLocked', data: { ...note, until: null } });
    return append(person, 'account', at, { type: 'AccountUnlocked', data: note });
  }
  const period = at.toISOString().slice(0, 7).replace('-', '');
  const before = person.signIns?.period ?? null;
  const attempt = kind < 0.15 ? failed(person) : succeeded(person);
  if (before === period) return append(person, 'signIns', at, attempt);
  person.signIns = streamOf(`signin-${person.accountId}-${period}`);
  person.signIns.period = period;
  return append(person, 'signIns', at, periodOpened(person, period, before), attempt);
}

function newPerson(n, random) {
  const [accountId, ownerId] = [newId(), newId()];
  const letters = (from, count) =>
    Array.from({ length: count }, () => from[Math.floor(random() * from.length)]).join('');
  return {
    n,
    accountId,
    ownerId,
    name: letters(SURNAMES, 1) + letters(GIVEN, 2),
    network: Array.from({ length: 4 }, () => 1 + Math.floor(random() * 250)).join('.'),
    employee: streamOf(`employee-${ownerId}`),
    account: streamOf(`account-${accountId}`),
  };
}

const streamOf = (name) => ({ name, head: 'none' });

function registered({ n, name }, departments, random) {
  const departmentId = departments[Math.floor(random() * departments.length)];
  const person = { name, employeeNumber: `E${n}`, birthDate: null, departmentId, origin: 'IMPORT' };
  const channel = { channelId: newId(), kind: 'EMAIL', destination: `user${n}@example.org` };
  const events = [{ type: 'EmployeeRegistered', data: person }];
  return n % 4 === 0 ? events : [...events, { type: 'RecoveryChannelAsserted', data: channel }];
}

function provisioned({ n, ownerId }) {
  const address = { address: `user${n}@example.com`, kind: 'PERSONAL' };
  const provider = ['Tencent Exmail', 'Alibaba Mail', 'NetEase'][n % 3];
  const data = { ...address, provider, authority: 'KEYLEDGER', ownerId, origin: 'IMPORT' };
  return { type: 'AccountProvisioned', data };
}

function passwordChanged(cause, at) {
  const kind = { cause, kind: 'PERMANENT', authority: 'KEYLEDGER' };
  const times = { effectiveAt: at.toISOString(), expiresAt: null };
  return {
    type: 'PasswordChanged',
    data: { credentialId: newId(), ...kind, ...times, resetId: null },
  };
}

function periodOpened({ accountId }, period, previousPeriod) {
  const before = { failuresSinceSuccess: 0, lastSucceededAt: null, familiarDevices: [] };
  return { type: 'SignInPeriodOpened', data: { accountId, period, previousPeriod, ...before } };
}

function factsOf({ accountId, network }) {
  const circle = { latitude: 37.4, longitude: 104.9, accuracyKm: 2750 };
  return {
    accountId,
    network,
    userAgent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
    client: 'WEB',
    networkMark: `network of ${accountId}`,
    knownNetwork: false,
    place: { country: 'CN', asn: 4134, ...circle },
    device: `device of ${accountId}`,
    software: { browser: 'Chrome', os: 'Windows' },
  };
}

function succeeded(person) {
  const session = { sessionId: newId(), credentialId: newId(), accountRevision: 1 };
  const rest = { mustChangePassword: false, administratorNetwork: null };
  return { type: 'SignInSucceeded', data: { ...factsOf(person), ...session, ...rest } };
}

const failed = (person) => ({
  type: 'SignInFailed',
  data: { ...factsOf(person), reason: 'WRONG_PASSWORD' },
});

/** The same shares in every run (mulberry32). */
function randomOf(seed) {
  let state = seed + 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
