import './messages.js';

export * from './held-role.js';
export * from './sessions/end-sessions.reactor.js';
export * from './sessions/postgres-session-floors.js';
export * from './sessions/session-cookie.js';
export * from './sessions/session.js';
export * from './sessions/sessions.js';
export * from './sign-in-observer.port.js';
export * from './sign-in-period.state.js';
export * from './sign-in-settings.js';
export * from './sign-in-with-password/find-account.js';
export * from './sign-in-with-password/sign-in-with-password.command.js';
export * from './sign-in.events.js';
export * from './sign-in.migrations.js';
export * from './sign-in.module.js';
export * from './sign-out/sign-out.command.js';
export * from './sweep-sign-ins.js';
export * from './throttle/sign-in-throttle.js';
