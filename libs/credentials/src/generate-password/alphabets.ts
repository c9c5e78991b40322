/**
 * Characters of a generated password, one alphabet a class. Left out: what is misread when read out or copied by
 * hand (0 O o, 1 l I i |), and what shells, mail clients and spreadsheets change (quotes, backslash, `<`, `=`…).
 */
export const ALPHABETS = [
  'ABCDEFGHJKLMNPQRSTUVWXYZ',
  'abcdefghjkmnpqrstuvwxyz',
  '23456789',
  '!#$%*+-?@^_',
] as const;
