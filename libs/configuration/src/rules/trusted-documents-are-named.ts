import type { Rule } from './rule.js';

/** Without a manifest there would be nothing that is not refused. */
export const trustedDocumentsAreNamed: Rule = (settings) =>
  settings.KEYLEDGER_ONLY_TRUSTED_DOCUMENTS === 'off' || settings.KEYLEDGER_TRUSTED_DOCUMENTS
    ? []
    : ['KEYLEDGER_TRUSTED_DOCUMENTS must be set with KEYLEDGER_ONLY_TRUSTED_DOCUMENTS=on.'];
