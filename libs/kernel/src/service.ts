/** What a service token opens; everything that is not named stays closed. */
export const SERVICE_SCOPES = ['EVENTS'] as const;
export type ServiceScope = (typeof SERVICE_SCOPES)[number];

/** How a downstream system may know accounts, beside their ids. */
export const SUBJECT_FORMATS = ['ACCOUNT_ID', 'ADDRESS', 'EMPLOYEE_NUMBER'] as const;
export type SubjectFormat = (typeof SUBJECT_FORMATS)[number];
