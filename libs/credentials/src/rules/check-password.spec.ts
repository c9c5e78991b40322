import { describe, expect, it } from '@jest/globals';
import { Secret } from '@keyledger/kernel';
import { examplePolicy, zhangXiaoming } from '../testing/index.js';
import { checkPassword } from './check-password.js';
import type { PasswordPolicyInForce } from './password-policy.js';
import type { PasswordSubject } from './password-subject.js';

function violationsOf(
  password: string,
  subject: Partial<PasswordSubject> = {},
  policy: Partial<PasswordPolicyInForce> = {},
): readonly string[] {
  const verdict = checkPassword(
    new Secret(password),
    { ...zhangXiaoming, ...subject },
    { ...examplePolicy, ...policy },
  );
  return verdict.violations.map(({ code }) => code);
}

describe('length and classes', () => {
  it.each([
    ['Kp7#vLq2wR', []],
    ['Kp7#vLq2w', ['TOO_SHORT']],
    ['kp7#vlq2wr', ['MISSING_UPPER']],
    ['KP7#VLQ2WR', ['MISSING_LOWER']],
    ['KpX#vLqYwR', ['MISSING_DIGIT']],
    ['Kp7fvLq2wR', ['MISSING_SPECIAL']],
    ['Kp7 vLq2wR', []],
    ['密码Kp7#vLq2', []],
    ['Kp7#vLq2wR\u0007', ['UNREADABLE_CHARACTER']],
    ['Kp7#vLq2wR\ud800', ['UNREADABLE_CHARACTER']],
  ])('%j gives %j', (password, expected) => {
    expect(violationsOf(password)).toEqual(expected);
  });

  it('counts code points, not code units', () => {
    expect(violationsOf('Kp7#😀😀😀')).toContain('TOO_SHORT');
    expect(violationsOf(`Kp7#${'😀'.repeat(124)}`)).toEqual([]);
    expect(violationsOf(`Kp7#${'😀'.repeat(125)}`)).toEqual(['TOO_LONG']);
  });

  it('lists every violation, in the order of the pipeline', () => {
    expect(violationsOf('zhang')).toEqual([
      'TOO_SHORT',
      'MISSING_UPPER',
      'MISSING_DIGIT',
      'MISSING_SPECIAL',
      'CONTAINS_NAME',
      'CONTAINS_ACCOUNT',
    ]);
  });

  it('asks only for what the policy asks for', () => {
    const classes = { upper: false, lower: true, digit: false, special: false };
    expect(violationsOf('qmvlwrtkpd', {}, { classes })).toEqual([]);
    expect(violationsOf('Zhangxiaoming#1988', {}, { forbidPersonal: false })).toEqual([]);
  });

  it('gives the numbers that a sentence needs', () => {
    const { violations } = checkPassword(new Secret('Kp7#'), zhangXiaoming, examplePolicy);
    expect(violations).toEqual([{ code: 'TOO_SHORT', parameters: { min: 10 } }]);
  });
});

describe('the measured examples of the detection recipe', () => {
  it.each([
    ['Zhangxiaoming1988', ['CONTAINS_NAME', 'CONTAINS_ACCOUNT', 'CONTAINS_BIRTHDATE']],
    ['Xiaoming@0512', ['CONTAINS_NAME', 'CONTAINS_BIRTHDATE']],
    ['ZXM@880512', ['CONTAINS_NAME', 'CONTAINS_BIRTHDATE']],
  ])('%s violates %j', (password, expected) => {
    const personal = violationsOf(password).filter((code) => code.startsWith('CONTAINS'));
    expect(personal).toEqual(expected);
  });

  it.each(['tK9#vLq2pZ', 'Correct#7horse'])('%s is built on nothing personal', (password) => {
    expect(violationsOf(password)).toEqual([]);
  });
});

describe('the name', () => {
  it.each([
    ['张晓明', 'Xm#kp7zhangW'],
    ['张晓明', 'Qk7#Zh@ngWvb'],
    ['张晓明', 'Qk7#z.h.a.n.g'],
    ['张晓明', 'Wq7#xiaomingzhang'],
    ['张晓明', 'Kp7#zxiaomingQ'],
    ['张晓明', 'Kp7#zhangxmQw'],
    ['张晓明', 'Kp7#晓明vLq2w'],
    ['张 晓明', 'Kp7#zhangxiaoming'],
    ['单雄信', 'Kp7#shanxiongxin'],
    ['单雄信', 'Kp7#danxiongxin'],
    ['曾黎', 'Kp7#zengliQw2'],
    ['吕布', 'Kp7#lvbuQw2xx'],
    ['吕布', 'Kp7#lubuQw2xx'],
    ['吕布', 'Kp7#lyubuQw2xx'],
    ['欧阳娜娜', 'Kp7#ouyangQw2x'],
    ['欧阳娜娜', 'Kp7#oynnaQw-oynn'],
    ['迪丽热巴·迪力木拉提', 'Kp7#dilirebaQ'],
    ['John Smith', 'Kp7#Sm1thQw2x'],
    ['John Smith', 'Kp7#smithjohnQ'],
    ['José Álvarez', 'Kp7#alvarezQwx'],
    ['José Álvarez', 'Kp7#ÁlvarezQwx'],
  ])('%s is found in %s', (name, password) => {
    const subject = { name, address: 'p.q@example.com', birthDate: null };
    expect(violationsOf(password, subject)).toContain('CONTAINS_NAME');
  });

  it('three initials count when they stand alone, not inside a word', () => {
    const subject = { address: 'p.q@example.com', birthDate: null };
    expect(violationsOf('Kp7w#zxm#vLq2', subject)).toEqual(['CONTAINS_NAME']);
    expect(violationsOf('Kp7#zxmvLq2wR', subject)).toEqual([]);
  });
});

describe('the birthday', () => {
  it.each([
    '19880512',
    '880512',
    '0512',
    '198805',
    '1988',
    '12051988',
    '05121988',
    '1205',
    '1988512',
    '1988-05-12',
    '1988.5.12',
    '12/05/1988',
  ])('%s of 1988-05-12 is found', (form) => {
    expect(violationsOf(`Kq${form}#vLwR`)).toContain('CONTAINS_BIRTHDATE');
  });

  it('three digits count when they stand alone, not inside other digits', () => {
    expect(violationsOf('Kqvw#512#vLwR')).toContain('CONTAINS_BIRTHDATE');
    expect(violationsOf('Kqvw#95127#vLwR')).toEqual([]);
  });

  it('is not checked when it is not known, and that is said', () => {
    const nobody = { ...zhangXiaoming, birthDate: null, name: null, employeeNumber: null };
    const verdict = checkPassword(new Secret('Kq19880512#vLwR'), nobody, examplePolicy);
    expect(verdict.violations).toEqual([]);
    expect(verdict.notChecked).toEqual([
      'CONTAINS_NAME',
      'CONTAINS_BIRTHDATE',
      'CONTAINS_EMPLOYEE_NUMBER',
    ]);
  });
});

describe('address, employee number and organization', () => {
  it.each([
    ['Kp7#zhang88Qw', 'CONTAINS_ACCOUNT'],
    ['Kp7#zh4ng88Qw', 'CONTAINS_ACCOUNT'],
    ['Kp7#xm.zhang88', 'CONTAINS_ACCOUNT'],
    ['Kp7#Sales!vLq', 'CONTAINS_ACCOUNT'],
    ['Kp#E004711vLq', 'CONTAINS_EMPLOYEE_NUMBER'],
    ['Kp#4711vLqwRt', 'CONTAINS_EMPLOYEE_NUMBER'],
    ['Kp7#shiliQwvL', 'CONTAINS_ORG_WORD'],
    ['Kp7#示例vLqwR', 'CONTAINS_ORG_WORD'],
  ])('%s violates %s', (password, code) => {
    expect(violationsOf(password)).toContain(code);
  });

  it('labels that everybody has are no hint', () => {
    expect(violationsOf('Kp7#com-cnvLq')).toEqual([]);
    expect(violationsOf('Kp7#mail-com#vLq')).toEqual([]);
  });
});

it('says nothing of what was found', () => {
  const verdict = checkPassword(new Secret('Zhangxiaoming#19880512'), zhangXiaoming, examplePolicy);
  expect(JSON.stringify(verdict).toLowerCase()).not.toMatch(/zhang|1988|0512/);
});
