import { birthdayTokens } from './matching/birthday-tokens.js';
import { personal } from './personal.rule.js';

export const notTheBirthday = personal('CONTAINS_BIRTHDATE', ({ birthDate }) =>
  birthDate === null ? null : birthdayTokens(birthDate),
);
