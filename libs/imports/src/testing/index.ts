export * from './a-company.js';
