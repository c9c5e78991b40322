import { digit, lowerCase, special, upperCase } from './character-class.rule.js';
import { maxLength } from './max-length.rule.js';
import { minLength } from './min-length.rule.js';
import { notTheAddress } from './not-the-address.rule.js';
import { notTheBirthday } from './not-the-birthday.rule.js';
import { notTheEmployeeNumber } from './not-the-employee-number.rule.js';
import { notTheName } from './not-the-name.rule.js';
import { notTheOrganization } from './not-the-organization.rule.js';
import type { PasswordRule } from './password-rule.js';
import { readableCharacters } from './readable-characters.rule.js';

/** The whole pipeline, in the order in which people read it: length, characters, classes, personal words. */
export const PASSWORD_RULES: readonly PasswordRule[] = [
  minLength,
  maxLength,
  readableCharacters,
  upperCase,
  lowerCase,
  digit,
  special,
  notTheName,
  notTheAddress,
  notTheBirthday,
  notTheEmployeeNumber,
  notTheOrganization,
];
