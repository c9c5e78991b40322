import { nameTokens } from './matching/name-tokens.js';
import { personal } from './personal.rule.js';

export const notTheName = personal('CONTAINS_NAME', ({ name }) =>
  name === null ? null : nameTokens(name),
);
