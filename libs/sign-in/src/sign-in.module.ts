import { PasswordGuesses, SessionFloors } from '@keyledger/accounts';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DescribeSource } from './describe-source.js';
import { NetworkPlaces } from './places/network-places.port.js';
import { DatabasePlaces, type PlaceFiles } from './places/database-places.js';
import { RecordSignIn } from './record-sign-in.js';
import { EndSessionsReactor } from './sessions/end-sessions.reactor.js';
import { PostgresSessionFloors } from './sessions/postgres-session-floors.js';
import { Sessions } from './sessions/sessions.js';
import { NoSignInObserver, SignInObserver } from './sign-in-observer.port.js';
import { SignInSettings } from './sign-in-settings.js';
import { CheckCredential } from './sign-in-with-password/check-credential.js';
import { FindAccount } from './sign-in-with-password/find-account.js';
import { SignInWithPasswordHandler } from './sign-in-with-password/sign-in-with-password.handler.js';
import { SignInsTogether } from './sign-in-with-password/sign-ins-together.js';
import { SignOutHandler } from './sign-out/sign-out.handler.js';
import { SweepSignIns } from './sweep-sign-ins.js';
import { SignInThrottle } from './throttle/sign-in-throttle.js';
import { ThrottledPasswordGuesses } from './throttle/throttled-password-guesses.js';

export interface SignInModuleOptions {
  readonly settings?: Partial<SignInSettings>;
  readonly observer?: SignInObserver;
  /** Databases of places that take the place of the shipped ones. */
  readonly placeFiles?: PlaceFiles;
}

/**
 * Signing in and out, sessions and their floors. Needs `Postgres`, `AggregateStore`, `KeyRing`, `Clock`, `Vault` and
 * `PasswordHasher` from the assembly, `Claims` and `OrganizationReader` from organizations. Global, because accounts
 * come before it and ask it for `SessionFloors`.
 */
@Global()
@Module({})
export class SignInModule {
  static of({ settings, observer, placeFiles }: SignInModuleOptions = {}): DynamicModule {
    return {
      module: SignInModule,
      providers: [
        { provide: SignInSettings, useValue: new SignInSettings(settings) },
        { provide: SignInObserver, useValue: observer ?? new NoSignInObserver() },
        { provide: SessionFloors, useClass: PostgresSessionFloors },
        { provide: PasswordGuesses, useClass: ThrottledPasswordGuesses },
        { provide: NetworkPlaces, useValue: new DatabasePlaces(placeFiles) },
        DescribeSource,
        Sessions,
        SignInThrottle,
        RecordSignIn,
        FindAccount,
        CheckCredential,
        SignInsTogether,
        SignInWithPasswordHandler,
        SignOutHandler,
        EndSessionsReactor,
        SweepSignIns,
      ],
      exports: [
        SessionFloors,
        PasswordGuesses,
        NetworkPlaces,
        Sessions,
        SignInSettings,
        RecordSignIn,
        FindAccount,
        SignInThrottle,
        EndSessionsReactor,
        SweepSignIns,
      ],
    };
  }
}
