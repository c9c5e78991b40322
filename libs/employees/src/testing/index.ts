export * from './an-employee.js';
