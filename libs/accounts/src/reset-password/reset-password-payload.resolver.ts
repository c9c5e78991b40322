import { Resolver } from '@nestjs/graphql';
import { AccountPayloadResolver } from '../graphql/account-payload.resolver.js';
import { ResetPasswordPayload } from './reset-password.resolver.js';

/** Nest binds a field's resolver to one type; the payload of a reset has the account as well. */
@Resolver(() => ResetPasswordPayload)
export class ResetPasswordPayloadResolver extends AccountPayloadResolver {}
