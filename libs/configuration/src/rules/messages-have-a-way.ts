import type { Rule } from './rule.js';

/** In production, messages go to a mail server, or knowingly into a folder. */
export const messagesHaveAWay: Rule = (settings) => {
  if (settings.KEYLEDGER_MODE === 'local') return [];
  if (settings.KEYLEDGER_SMTP_URL ?? settings.KEYLEDGER_OUTBOX_FOLDER) return [];
  return [
    'KEYLEDGER_SMTP_URL must be set in production, since people are told of every reset (or KEYLEDGER_OUTBOX_FOLDER, for a trial).',
  ];
};

/** A mail server refuses senders it does not know, so none is guessed. */
export const mailNamesItsSender: Rule = (settings) => {
  if (settings.KEYLEDGER_SMTP_URL === undefined || settings.KEYLEDGER_MAIL_FROM) return [];
  return [
    'KEYLEDGER_MAIL_FROM must be set with KEYLEDGER_SMTP_URL, such as Keyledger <id@example.cn>.',
  ];
};
