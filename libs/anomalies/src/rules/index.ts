import { bruteForceOnAccount } from './brute-force-on-account/brute-force-on-account.rule.js';
import { impossibleTravel } from './impossible-travel/impossible-travel.rule.js';
import { newCountry } from './new-country/new-country.rule.js';
import { newDevice } from './new-device/new-device.rule.js';
import { passwordSpray } from './password-spray/password-spray.rule.js';
import type { Rule } from './rule.js';
import { successAfterAttack } from './success-after-attack/success-after-attack.rule.js';

/** Every rule that sign-ins are judged by. */
export const RULES: readonly Rule[] = [
  impossibleTravel,
  newCountry,
  newDevice,
  bruteForceOnAccount,
  passwordSpray,
  successAfterAttack,
];
