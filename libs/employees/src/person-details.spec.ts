import { describe, expect, it } from '@jest/globals';
import { readPersonDetails } from './person-details.js';

const typed = { name: '张伟', employeeNumber: 'E001', birthDate: '1988-05-12' };

describe('Details of a person', () => {
  it('are stored without stray white space and full-width forms', () => {
    const untidy = { name: ' Anna  de Silva ', employeeNumber: 'Ｅ 001', birthDate: null };
    expect(readPersonDetails(untidy)).toEqual({
      name: 'Anna de Silva',
      employeeNumber: 'E001',
      birthDate: null,
    });
  });

  it('take an empty number for none', () => {
    expect(readPersonDetails({ ...typed, employeeNumber: ' ' })).toMatchObject({
      employeeNumber: null,
    });
  });

  it.each([
    [{ name: '\t' }, 'name'],
    [{ name: 'x'.repeat(101) }, 'name'],
    [{ birthDate: '1988-02-30' }, 'birthDate'],
    [{ birthDate: '12.05.1988' }, 'birthDate'],
    [{ employeeNumber: '9'.repeat(65) }, 'employeeNumber'],
  ])('refuse %j', (change, member) => {
    expect(readPersonDetails({ ...typed, ...change })).toMatchObject({
      code: 'InvalidInput',
      path: [member],
    });
  });
});
