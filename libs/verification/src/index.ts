import './messages.js';

export * from './complete-password-reset/complete-password-reset.command.js';
export * from './pages/index.js';
export * from './prove-identity/prove-identity.command.js';
export * from './prove-identity-by-link/prove-identity-by-link.command.js';
export * from './request-password-reset/request-password-reset.command.js';
export * from './reset-progress/reset-progress.query.js';
export * from './second-factor.port.js';
export * from './send-verification-code/send-verification-code.command.js';
export * from './sweep-verifications.js';
export * from './verification-observer.port.js';
export * from './verification-resolvers.js';
export * from './verification-settings.js';
export * from './verification.events.js';
export * from './verification.migrations.js';
export * from './verification.module.js';
export * from './verification.state.js';
export * from './verify-proven-channel/verify-proven-channel.reactor.js';
