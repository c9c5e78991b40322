import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toGlobalId } from '@keyledger/graphql';
import { newId } from '@keyledger/kernel';
import { RegisterEmployee } from '@keyledger/employees';
import { HOST } from '@keyledger/organizations';
import { Organization, read, RunningKeyledger, untilEvent, type Caller } from './harness/index.js';

const ERASURE = `state legalBasis decideUntil restrictedUntil holds { id basis until }
  certificate { keyIds algorithm claims digest }`;
const send = (name: string) =>
  `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) {
    ... on PersonErasurePayload { position erasure { ${ERASURE} } } ... on Problem { code message } } }`;

describe('Erasing a person, by two administrators', () => {
  let running: RunningKeyledger;
  let [owner, admin]: [Caller | null, Caller | null] = [null, null];
  let [employeeId, id] = ['', ''];

  beforeAll(async () => {
    running = await RunningKeyledger.start();
    const organization = await Organization.found(running, 'example.com');
    owner = (await organization.signedIn({ address: 'lin@example.com', role: 'OWNER' })).caller;
    admin = (await organization.signedIn({ address: 'li@example.com', role: 'ADMIN' })).caller;
    employeeId = newId();
    id = toGlobalId('Employee', employeeId);
    const left = { name: '王小明', employeeNumber: 'E-7', birthDate: null, departmentId: null };
    await organization.carryOut(
      new RegisterEmployee(HOST, organization.context(), employeeId, {
        ...left,
        channels: [{ kind: 'PHONE', destination: '+8613800138000' }],
        origin: 'ADMIN',
      }),
    );
  });
  afterAll(() => running?.close());

  it('is held up by a hold, asked for, approved and certified', async () => {
    const act = (caller: Caller | null, name: string, more: object = {}) =>
      caller?.send(send(name), { input: { employeeId: id, ...more } });
    const held = await act(owner, 'placeLegalHold', {
      basis: 'LITIGATION',
      until: '2999-01-01T00:00:00.000Z',
    });
    const holdId = read(held, 'erasure', 'holds', 0, 'id');
    const asked = await act(admin, 'requestErasure', {
      legalBasis: 'CONSENT_WITHDRAWN',
      ticket: 'P-1',
    });
    expect(asked).toMatchObject({
      erasure: {
        state: 'RESTRICTED',
        legalBasis: 'CONSENT_WITHDRAWN',
        restrictedUntil: '2999-01-01T00:00:00.000Z',
      },
    });
    expect(await act(owner, 'approveErasure')).toMatchObject({ code: 'LegalHoldActive' });
    expect(await act(owner, 'releaseLegalHold', { holdId })).toMatchObject({
      erasure: { state: 'PENDING', holds: [] },
    });
    expect(await act(admin, 'approveErasure')).toMatchObject({ code: 'SecondPersonNeeded' });
    expect(await act(owner, 'approveErasure')).toMatchObject({ erasure: { state: 'APPROVED' } });

    await untilEvent(running, `erasure-${employeeId}`, 'ErasureCompleted');
    const query = `query ($id: ID!) { personErasure(employeeId: $id) { ${ERASURE} } }`;
    expect(await admin?.send(query, { id })).toMatchObject({
      state: 'COMPLETED',
      certificate: {
        keyIds: [`${employeeId}/pii/1`],
        algorithm: 'AES-256-GCM',
        claims: 1,
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
    expect(await act(owner, 'requestErasure', { legalBasis: 'PURPOSE_ACHIEVED' })).toMatchObject({
      code: 'NotFound',
    });
  });
});
