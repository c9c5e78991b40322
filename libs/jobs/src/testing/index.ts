export * from './recorded-jobs.js';
