export * from './browser.js';
export * from './access-app.js';
