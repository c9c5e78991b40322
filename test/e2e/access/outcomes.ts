import { read, type Answer } from '../harness/index.js';

/** Who tries; each aims at a person of department B, but for the last but two, who aims at the owner. */
export const CALLERS = [
  'nobody',
  'mustChange',
  'employee',
  'helpdeskOfA',
  'adminOfA',
  'helpdeskOnOwner',
  'auditor',
  'foreignAdmin',
] as const;
export type CallerName = (typeof CALLERS)[number];

/** Those who may see nothing of whom they aim at. */
export const BLIND: ReadonlySet<CallerName> = new Set([
  'nobody',
  'mustChange',
  'employee',
  'helpdeskOfA',
  'adminOfA',
  'foreignAdmin',
]);

/**
 * What each caller is answered, in the order of CALLERS: a code, `null`, or `ok`. Reads that answer `ok` show the
 * caller's own part only, which the spec checks apart.
 */
const TABLE = {
  account: 'UNAUTHENTICATED FORBIDDEN null null null ok ok null',
  accountAsOf: 'UNAUTHENTICATED FORBIDDEN FORBIDDEN FORBIDDEN NotFound FORBIDDEN ok NotFound',
  accountDiff: 'UNAUTHENTICATED FORBIDDEN FORBIDDEN FORBIDDEN NotFound FORBIDDEN ok NotFound',
  accounts: 'UNAUTHENTICATED FORBIDDEN ok ok ok ok ok ok',
  savedAccountFilters: 'UNAUTHENTICATED FORBIDDEN FORBIDDEN ok ok ok ok ok',
  saveAccountFilter: 'UNAUTHENTICATED Forbidden Forbidden ok ok ok ok ok',
  deleteSavedAccountFilter: `UNAUTHENTICATED Forbidden Forbidden ${'NotFound '.repeat(5)}`,
  bulkOperation: 'UNAUTHENTICATED FORBIDDEN FORBIDDEN null null null null null',
  bulkOperations: 'UNAUTHENTICATED FORBIDDEN FORBIDDEN ok ok ok ok ok',
  lockAccounts: 'UNAUTHENTICATED Forbidden Forbidden ok ok ok Forbidden ok',
  unlockAccounts: 'UNAUTHENTICATED Forbidden Forbidden ok ok ok Forbidden ok',
  resetPasswords: 'UNAUTHENTICATED Forbidden Forbidden ok ok ok Forbidden ok',
  moveEmployees: onRecords('DepartmentUnknown'),
  cancelBulkOperation:
    'UNAUTHENTICATED Forbidden Forbidden NotFound NotFound NotFound Forbidden NotFound',
  signIns: 'UNAUTHENTICATED FORBIDDEN ok ok ok ok ok ok',
  channelCampaign: 'UNAUTHENTICATED FORBIDDEN FORBIDDEN FORBIDDEN null FORBIDDEN null null',
  channelCampaigns: 'UNAUTHENTICATED FORBIDDEN FORBIDDEN FORBIDDEN ok FORBIDDEN ok ok',
  importResult: 'UNAUTHENTICATED FORBIDDEN FORBIDDEN FORBIDDEN null FORBIDDEN null null',
  me: 'null ok ok ok ok ok ok ok',
  node: 'UNAUTHENTICATED FORBIDDEN null null null ok ok null',
  organization: 'UNAUTHENTICATED FORBIDDEN FORBIDDEN ok ok ok ok ok',
  personErasure: 'UNAUTHENTICATED FORBIDDEN FORBIDDEN FORBIDDEN null FORBIDDEN ok null',
  ownerChange: 'UNAUTHENTICATED FORBIDDEN FORBIDDEN FORBIDDEN null FORBIDDEN ok null',
  ownerChanges: 'UNAUTHENTICATED FORBIDDEN FORBIDDEN FORBIDDEN ok FORBIDDEN ok ok',
  passwordRequirements: 'UNAUTHENTICATED ok ok ok ok ok ok ok',

  resetApproval: 'UNAUTHENTICATED FORBIDDEN FORBIDDEN null null ok ok null',

  resetPassword: onPeople(),
  sendCallerCode: onPeople(),
  proveCaller: onPeople(),
  requestResetApproval: onPeople(),
  approveReset: onPeople(),
  refuseReset: onPeople(),
  offboarding: 'UNAUTHENTICATED FORBIDDEN FORBIDDEN FORBIDDEN null FORBIDDEN ok null',
  offboardEmployee: onRecords('NotFound'),
  abortOffboarding: onRecords('NotFound'),
  startOwnerChange: onRecords('NotFound'),
  nameSuccessor: onRecords('NotFound'),
  approveOwnerChange: onRecords('NotFound'),
  refuseOwnerChange: onRecords('NotFound'),
  renewOwnerChangeApproval: onRecords('NotFound'),
  abortOwnerChange: onRecords('NotFound'),
  lockAccount: onPeople(),
  unlockAccount: onPeople(),
  suspendAccount: onPeople('Forbidden Forbidden'),
  reactivateAccount: onPeople('Forbidden Forbidden'),
  requestErasure: onPeople('Forbidden Forbidden'),
  approveErasure: onPeople('Forbidden Forbidden'),
  refuseErasure: onPeople('Forbidden Forbidden'),
  placeLegalHold: onPeople('Forbidden Forbidden'),
  releaseLegalHold: onPeople('Forbidden Forbidden'),
  assertRecoveryChannel: onPeople(),
  removeRecoveryChannel: onPeople(),
  changeEmployeeDetails: onRecords('NotFound'),
  moveEmployee: onRecords('NotFound'),
  registerEmployee: onRecords('DepartmentUnknown'),
  provisionAccount: onRecords('EmployeeUnknown'),
  createDepartment: onRecords('DepartmentUnknown'),
  renameDepartment: onRecords('DepartmentUnknown'),
  moveDepartment: onRecords('DepartmentUnknown'),

  grantRole: onOrganization('EmployeeUnknown'),
  revokeRole: onOrganization('EmployeeUnknown'),
  changePasswordPolicy: onOrganization('ok'),
  changeRecoveryPolicy: onOrganization('ok'),
  changeOwnershipPolicy: onOrganization('ok'),
  changeAnomalyPolicy: onOrganization('ok'),
  anomalousSignIns: 'UNAUTHENTICATED FORBIDDEN FORBIDDEN FORBIDDEN ok FORBIDDEN ok ok',
  anomalyCase: 'UNAUTHENTICATED FORBIDDEN FORBIDDEN FORBIDDEN null FORBIDDEN ok null',
  recordVerdict: onRecords('NotFound'),

  serviceTokens: 'UNAUTHENTICATED FORBIDDEN FORBIDDEN FORBIDDEN ok FORBIDDEN ok ok',
  issueServiceToken: onOrganization('DepartmentUnknown'),
  revokeServiceToken: onOrganization('NotFound'),

  webhookSubscription: 'UNAUTHENTICATED FORBIDDEN FORBIDDEN FORBIDDEN null FORBIDDEN null null',
  webhookSubscriptions: 'UNAUTHENTICATED FORBIDDEN FORBIDDEN FORBIDDEN ok FORBIDDEN ok ok',
  createWebhookSubscription: onOrganization('WebhookUrlNotAllowed'),
  changeWebhookSubscription: onOrganization('NotFound'),
  pauseWebhookSubscription: onOrganization('NotFound'),
  resumeWebhookSubscription: onOrganization('NotFound'),
  deleteWebhookSubscription: onOrganization('NotFound'),
  rotateWebhookSecret: onOrganization('NotFound'),
  replayWebhookSubscription: onOrganization('NotFound'),
  redriveDeadLetters: onOrganization('NotFound'),
  testWebhook: onOrganization('NotFound'),

  startChannelCampaign: onRecords('DepartmentUnknown'),
  addOwnRecoveryChannel: `UNAUTHENTICATED Forbidden ${'CurrentPasswordWrong '.repeat(6)}`,
  removeOwnRecoveryChannel: `UNAUTHENTICATED Forbidden ${'CurrentPasswordWrong '.repeat(6)}`,
  sendOwnChannelVerification: `UNAUTHENTICATED Forbidden ${'NotFound '.repeat(6)}`,
  confirmOwnRecoveryChannel: `UNAUTHENTICATED Forbidden ${'NotFound '.repeat(6)}`,

  changePassword: `UNAUTHENTICATED ${'CurrentPasswordWrong '.repeat(7)}`,
  signIn: 'SignInRefused '.repeat(8),

  requestPasswordReset: 'ok '.repeat(8),
  sendVerificationCode: 'ResetTicketNotValid '.repeat(8),
  proveIdentity: 'ResetTicketNotValid '.repeat(8),
  proveIdentityByLink: 'LinkNotValid '.repeat(8),
  completePasswordReset: 'ResetTicketNotValid '.repeat(8),

  signOut: `UNAUTHENTICATED ${'ok '.repeat(7)}`,
} as const satisfies Record<string, string>;

/** What reaches into somebody's mailbox: rank and department count. @param helpdesk in A, and aiming at the owner. */
function onPeople(helpdesk = 'OutsideYourDepartments RankTooLow'): string {
  const [ofA, onOwner] = helpdesk.split(' ');
  return `UNAUTHENTICATED Forbidden Forbidden ${ofA} OutsideYourDepartments ${onOwner} Forbidden NotFound`;
}

/** What is written down about people and departments: for admins within their departments. */
function onRecords(foreign: string): string {
  return `UNAUTHENTICATED Forbidden Forbidden Forbidden OutsideYourDepartments Forbidden Forbidden ${foreign}`;
}

/** What concerns everybody: for admins of the whole organization, each in their own. */
function onOrganization(foreign: string): string {
  return `UNAUTHENTICATED Forbidden Forbidden Forbidden Forbidden Forbidden Forbidden ${foreign}`;
}

/** What the table says of one operation; undefined for one that it does not know. */
export function expectedOutcomes(operation: string): Record<CallerName, string> | undefined {
  const row = (TABLE as Readonly<Record<string, string>>)[operation]?.trim().split(/\s+/);
  if (!row) return undefined;
  const outcomes = CALLERS.map((caller, place) => [caller, row[place] ?? '']);
  return Object.fromEntries(outcomes) as Record<CallerName, string>;
}

/** An answer in one word. */
export function outcomeOf({ data, errors }: Answer): string {
  const refused = errors[0]?.extensions?.code;
  if (refused) return refused;
  const result = Object.values(data ?? {})[0];
  if (result === null || result === undefined) return 'null';
  const code = read(result, 'code');
  return typeof code === 'string' ? code : 'ok';
}

/** Outcomes that are denials, which the actor's audit stream has to show. */
export const DENIALS: ReadonlySet<string> = new Set([
  'Forbidden',
  'RankTooLow',
  'OutsideYourDepartments',
]);
