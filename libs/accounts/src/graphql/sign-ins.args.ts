import { DateTime, idOfType, PageArgs } from '@keyledger/graphql';
import type { KeyRing } from '@keyledger/keys';
import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsDate,
  IsIn,
  IsIP,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  FAILURE_REASONS,
  SIGN_IN_CLIENTS,
  type FailureReason,
  type SignInClient,
} from '../read-models/sign-in-facts.js';
import { networkMark } from '../read-models/sign-in-log/network-mark.js';
import type { SignInCriteria, SignInOutcome } from '../read-models/sign-in-log/sign-in-criteria.js';
import { ALL_SIGN_INS, type WhoseSignIns } from '../read-models/sign-in-log/sign-in-log.query.js';
import { SignInClientEnum, SignInFailureEnum, SignInOutcomeEnum } from './history-enums.js';

/** An account or department that no organization has. */
const NOWHERE = '00000000-0000-0000-0000-000000000000';

@InputType({ description: 'Which sign-ins of an account; what is not given does not matter.' })
export class AccountSignInFilterInput {
  @Field(() => SignInOutcomeEnum, { nullable: true, description: 'How they went.' })
  @IsOptional()
  @IsIn(['SUCCEEDED', 'FAILED', 'SIGNED_OUT'])
  readonly outcome?: 'SUCCEEDED' | 'FAILED' | 'SIGNED_OUT' | null;

  @Field(() => [SignInFailureEnum], { nullable: true, description: 'Failed for one of these.' })
  @IsOptional()
  @ArrayMaxSize(FAILURE_REASONS.length)
  @IsIn(FAILURE_REASONS, { each: true })
  readonly reasons?: FailureReason[] | null;

  @Field(() => [SignInClientEnum], { nullable: true, description: 'With one of these.' })
  @IsOptional()
  @ArrayMaxSize(SIGN_IN_CLIENTS.length)
  @IsIn(SIGN_IN_CLIENTS, { each: true })
  readonly clients?: SignInClient[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'From this country: ISO 3166-1, two letters.',
  })
  @IsOptional()
  @Matches(/^[A-Z]{2}$/)
  readonly country?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'From the network of this address: an IPv4 address, or all of an IPv6 one’s /64.',
  })
  @IsOptional()
  @IsIP()
  readonly network?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Recorded at or after this moment.' })
  @IsOptional()
  @IsDate()
  readonly since?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Recorded before this moment.' })
  @IsOptional()
  @IsDate()
  readonly until?: Date | null;
}

@InputType({ description: 'Which sign-ins; what is not given does not matter.' })
export class SignInFilterInput extends AccountSignInFilterInput {
  @Field(() => ID, { nullable: true, description: 'To this account (global id).' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly accountId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'To accounts of this department or any under it (global id).',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly departmentId?: string | null;
}

@ArgsType()
export class AccountSignInsArgs extends PageArgs {
  @Field(() => AccountSignInFilterInput, { nullable: true, description: 'Which; all unless told.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AccountSignInFilterInput)
  readonly filter?: AccountSignInFilterInput | null;
}

@ArgsType()
export class SignInsArgs extends PageArgs {
  @Field(() => SignInFilterInput, { nullable: true, description: 'Which; all unless told.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SignInFilterInput)
  readonly filter?: SignInFilterInput | null;
}

export function signInCriteria(
  keys: KeyRing,
  filter: AccountSignInFilterInput | null | undefined,
): SignInCriteria {
  if (!filter) return ALL_SIGN_INS;
  const { clients, country, network, since, until } = filter;
  return {
    outcomes: outcomesOf(filter),
    clients: clients ? [...new Set(clients)] : ALL_SIGN_INS.clients,
    country: country ?? null,
    networkMark: network ? networkMark(keys, network) : null,
    since: since ?? null,
    until: until ?? null,
  };
}

/** Signing out is no try to sign in: nothing went that way. */
function outcomesOf({ outcome, reasons }: AccountSignInFilterInput): readonly SignInOutcome[] {
  const all = reasons ? [...new Set(reasons)] : ALL_SIGN_INS.outcomes;
  if (!outcome) return all;
  const wanted = (each: SignInOutcome) => (each === 'SUCCEEDED' ? 'SUCCEEDED' : 'FAILED');
  return all.filter((each) => wanted(each) === outcome);
}

/** One account outweighs a department. */
export function whoseSignIns({ filter }: SignInsArgs): WhoseSignIns {
  const { accountId, departmentId } = filter ?? {};
  if (accountId) {
    return { of: 'ACCOUNTS', accountIds: [idOfType('Account', accountId) ?? NOWHERE] };
  }
  const id = departmentId ? (idOfType('Department', departmentId) ?? NOWHERE) : null;
  return { of: 'WITHIN', departmentId: id };
}
