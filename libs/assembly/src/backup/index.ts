export * from './backup-errors.js';
export { BACKUP_FORMAT } from './backup-format.js';
export type { BackupHeader, BackupManifest, PartSummary } from './backup-format.js';
export * from './backup.js';
export type { PartProgress } from './copy-parts.js';
export * from './restore.js';
export { shreddedListBeside } from './shredded-list.js';
