import './messages.js';

export * from './anomalies.module.js';
export * from './anomaly-resolvers.js';
export * from './case-list/anomaly-case.projection.js';
export * from './case/anomaly-case.events.js';
export * from './case/anomaly-case.state.js';
export * from './consequences/take-consequences.reactor.js';
export * from './open-case/open-cases.reactor.js';
export * from './rules/index.js';
export * from './rules/rule.js';
export * from './watch/sign-in-watch.projection.js';
export * from './rules/rules-page.js';
