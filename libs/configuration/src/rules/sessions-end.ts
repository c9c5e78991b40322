import type { Rule } from './rule.js';

export const sessionsEndByIdlenessFirst: Rule = (settings) =>
  settings.KEYLEDGER_SESSION_IDLE_MINUTES <= settings.KEYLEDGER_SESSION_LIFETIME_MINUTES
    ? []
    : ['KEYLEDGER_SESSION_IDLE_MINUTES must not be more than KEYLEDGER_SESSION_LIFETIME_MINUTES.'];
