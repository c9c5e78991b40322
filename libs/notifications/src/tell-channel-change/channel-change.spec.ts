import { describe, expect, it } from '@jest/globals';
import type { EmployeeEvent } from '@keyledger/employees';
import type { Position, RecordedEvent } from '@keyledger/event-store';
import { channelChange } from './channel-change.js';

const REGISTERED = {
  type: 'EmployeeRegistered',
  data: { name: '王', employeeNumber: null, birthDate: null, departmentId: null, origin: 'ADMIN' },
} as const;
const asserted = (channelId: string) =>
  ({
    type: 'RecoveryChannelAsserted',
    data: { channelId, kind: 'EMAIL', destination: `${channelId}@example.org` },
  }) as const;
const removed = (channelId: string) =>
  ({ type: 'RecoveryChannelRemoved', data: { channelId } }) as const;

/** A person's stream, a list for each command; events are named `e0`, `e1` … */
function stream(...commands: readonly (readonly EmployeeEvent[])[]) {
  return commands
    .flatMap((events, n) => events.map((event) => ({ event, commandId: `c${n}` })))
    .map(({ event, commandId }, revision): RecordedEvent<EmployeeEvent> => ({
      ...event,
      eventId: `e${revision}`,
      stream: 'employee-1',
      revision,
      position: String(revision) as Position,
      occurredAt: '2026-11-23T08:00:00.000Z',
      metadata: {
        organizationId: 'o',
        actor: { kind: 'PERSON', id: 'p', role: null },
        commandId,
        correlationId: 'c',
        causationId: null,
        reasonCode: null,
        ticket: null,
        policyVersion: null,
        recordedAt: '2026-11-23T08:00:00.000Z',
      },
    }));
}

const ids = (change: ReturnType<typeof channelChange>) =>
  change && {
    added: change.added?.channelId ?? null,
    removed: change.removed.map(({ channelId }) => channelId),
    before: change.before.map(({ channelId }) => channelId),
  };

describe('What a command did to recovery channels', () => {
  it('is told to nobody at the registration', () => {
    expect(channelChange(stream([REGISTERED, asserted('a'), asserted('b')]), 'e1')).toBeNull();
  });

  it('is told to those that were there, and not to the new one', () => {
    const events = stream([REGISTERED, asserted('a')], [asserted('b')]);
    expect(ids(channelChange(events, 'e2'))).toEqual({ added: 'b', removed: [], before: ['a'] });
  });

  it('is told once of a replacement, to the one that went as well', () => {
    const events = stream(
      [REGISTERED, asserted('a'), asserted('b')],
      [asserted('c'), removed('a')],
    );
    expect(ids(channelChange(events, 'e3'))).toEqual({
      added: 'c',
      removed: ['a'],
      before: ['a', 'b'],
    });
    expect(channelChange(events, 'e4')).toBeNull();
  });

  it('is told to the one that was removed, where it led then', () => {
    const events = stream([REGISTERED, asserted('a')], [removed('a')], [asserted('b')]);
    expect(channelChange(events, 'e2')).toMatchObject({
      added: null,
      before: [{ channelId: 'a', destination: 'a@example.org' }],
    });
  });

  it('is told to nobody where there was nothing before', () => {
    expect(ids(channelChange(stream([REGISTERED], [asserted('a')]), 'e1'))).toMatchObject({
      before: [],
    });
  });
});
