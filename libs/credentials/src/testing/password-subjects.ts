import type { PasswordPolicyInForce, PasswordSubject } from '../index.js';

/** The source document's policy: four classes and nothing personal. */
export const examplePolicy: PasswordPolicyInForce = {
  version: 1,
  minLength: 10,
  maxLength: 128,
  classes: { upper: true, lower: true, digit: true, special: true },
  forbidPersonal: true,
  resetMethod: 'TEMPORARY_PASSWORD',
  temporaryPasswordHours: 72,
  linkMinutes: 1440,
};

/** The person of the detection recipe's measured examples. */
export const zhangXiaoming: PasswordSubject = {
  name: '张晓明',
  address: 'xm.zhang88@sales.example.com.cn',
  birthDate: '1988-05-12',
  employeeNumber: 'E-004711',
  organizationName: '示例科技有限公司',
};
