export * from './employee.events.js';
export * from './employee.state.js';
