export const en = {
  'problem.UnknownAtThatTime':
    'Nothing was known of this account at that moment. Ask for a later one.',
  'problem.StillOwnsMailbox':
    'This person still owns a mailbox. Hand it over to somebody else first.',
  'problem.LegalHoldActive':
    'A legal hold keeps this person’s data. Nothing can be erased before it ends or is released.',
  'problem.ErasureUnderWay':
    'This person’s data is being erased, or was. That cannot be taken back.',
  'problem.ErasureRequestOver':
    'This request is decided, stopped or too old. Ask for the erasure again.',
};
