export * from './check-password.js';
export * from './password-policy.js';
export * from './password-rule.js';
export * from './password-rules.js';
export * from './password-subject.js';
export * from './uncheckable-rules.js';
