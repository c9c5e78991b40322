export * from './an-organization.js';
export * from './a-scope.js';
export * from './test-application.js';
