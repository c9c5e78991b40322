/** Who may act on mailboxes may act on many; rank and department are asked account by account. */
export const BULK_ACTORS = ['OWNER', 'ADMIN', 'SECURITY', 'HELPDESK'] as const;

/** Who moves people may move many. */
export const BULK_MOVERS = ['OWNER', 'ADMIN'] as const;

/** Also auditors, who take accounts out as files. */
export const BULK_READERS = [...BULK_ACTORS, 'AUDITOR'] as const;
