import { describe, expect, it } from '@jest/globals';
import { ERASED } from '@keyledger/event-store';
import { HIDDEN, shownData } from './shown-data.js';

const shown = (data: object, personal: readonly string[]) => shownData({ data }, personal);

describe('What an export shows of an event', () => {
  it('is all that is not personal, and the personal members that the screen shows too', () => {
    const data = { departmentId: 'd', name: '王小明', employeeNumber: null };
    expect(shown(data, ['name', 'employeeNumber'])).toEqual(data);
  });

  it('hides a birth date, and personal members that nobody has decided about', () => {
    const data = { name: '王小明', birthDate: '1990-01-01', motto: '静' };
    expect(shown(data, ['name', 'birthDate', 'motto'])).toEqual({
      name: '王小明',
      birthDate: HIDDEN,
      motto: HIDDEN,
    });
  });

  it('masks where a channel leads, and hides it where its kind is not known', () => {
    const channel = { kind: 'PHONE', destination: '+8613800138000' };
    expect(shown(channel, ['destination'])).toMatchObject({ destination: '+86 138****8000' });
    expect(shown({ ...channel, kind: 'FAX' }, ['destination'])).toMatchObject({
      destination: HIDDEN,
    });
  });

  it('says of erased values that they were erased', () => {
    const data = { kind: 'EMAIL', destination: ERASED, name: ERASED, birthDate: ERASED };
    expect(shown(data, ['destination', 'name', 'birthDate'])).toEqual(data);
  });
});
