import { addressTokens } from './matching/address-tokens.js';
import { personal } from './personal.rule.js';

export const notTheAddress = personal('CONTAINS_ACCOUNT', ({ address }) => addressTokens(address));
