import './messages.js';

export * from './account-changed.js';
export * from './account-resolvers.js';
export * from './account.events.js';
export * from './account.state.js';
export * from './accounts.module.js';
export * from './act-on-account.js';
export * from './caller-proofs.port.js';
export * from './change-password/change-password.command.js';
export { ReasonedCommandInput } from './graphql/account-command.input.js';
export * from './end-sessions/end-sessions.command.js';
export {
  AccountConditionEnum,
  AccountKindEnum,
  ChannelKindEnum,
  ReasonCodeEnum,
  type AccountCondition,
  type CredentialState,
} from './graphql/account-enums.js';
export { AccountFilterInput } from './graphql/account-list.args.js';
export { RANK_PROBLEMS } from './graphql/account-problems.js';
export { AccountNode } from './graphql/account.type.js';
export { DepartmentNameNode } from './graphql/employee.type.js';
export {
  MailboxOwnerNode,
  HistoryActorNode,
  HistoryConnection,
} from './graphql/history-entry.type.js';
export {
  ActorRoleEnum,
  CredentialKindEnum,
  PasswordChangeCauseEnum,
} from './graphql/history-enums.js';
export { TimeBasisEnum } from './graphql/history-filter.input.js';
export { AccountCredentialNode, RecoveryChannelNode } from './graphql/account-parts.type.js';
export { ownChannelNodes } from './graphql/own-channel-nodes.js';
export * from './hand-over-link/hand-over-link.command.js';
export * from './installed-authorities.port.js';
export * from './label-provider/label-provider.command.js';
export * from './lock-account/lock-account.command.js';
export { addressClaim } from './mailbox-addresses.js';
export * from './names-secret.js';
export * from './pass-on/change-owner.command.js';
export * from './pass-on/freeze-account.command.js';
export * from './pass-on/offer-first-access.command.js';
export * from './pass-on/thaw-account.command.js';
export * from './password-guesses.port.js';
export * from './password-requirements/password-requirements.query.js';
export { PasswordRequirement } from './password-requirements/password-requirements.resolver.js';
export * from './password-subject.js';
export * from './prove-current-password.js';
export * from './provision-account/provider-label.js';
export * from './provision-account/provision-account.command.js';
export * from './read-models/index.js';
export * from './reactivate-account/reactivate-account.command.js';
export * from './record-notification/record-notification.command.js';
export * from './record-provider-outcome/record-provider-outcome.command.js';
export * from './record-provider-outcome/record-provider-outcome.decider.js';
export * from './recover-account/recover-account.command.js';
export * from './replace-password.js';
export * from './request-self-service-reset/request-self-service-reset.command.js';
export * from './reset-entitlement.js';
export * from './reset-password/reset-password.command.js';
export { savedFilterEvents } from './saved-filters/saved-filter.events.js';
export * from './session-floors.port.js';
export * from './set-initial-password/set-initial-password.command.js';
export * from './set-password-by-link/set-password-by-link.command.js';
export * from './suspend-account/suspend-account.command.js';
export * from './unlock-account/unlock-account.command.js';
