export * from './sign-in-world.js';
export * from './test-company.js';
