export * from './some-sign-ins.js';
