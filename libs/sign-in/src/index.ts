export * from './sign-in.events.js';
