import { UserListQuery } from '@keyledger/accounts';
import { Module } from '@nestjs/common';
import { DecideOnErasureHandler } from '../decide-on-erasure/decide-on-erasure.handler.js';
import { ErasePerson } from '../erase-person/erase-person.js';
import { ErasePersonReactor } from '../erase-person/erase-person.reactor.js';
import { PersonTraces } from '../erase-person/person-traces.js';
import { PlaceLegalHoldHandler } from '../legal-holds/place-legal-hold.handler.js';
import { ReleaseLegalHoldHandler } from '../legal-holds/release-legal-hold.handler.js';
import { RequestErasureHandler } from '../request-erasure/request-erasure.handler.js';
import { ChangeErasure } from './change-erasure.js';
import { ErasureSubjects } from './erasure-subjects.js';

/** Erasing people: who may, what stands against it, and carrying it out. */
@Module({
  providers: [
    UserListQuery,
    ErasureSubjects,
    ChangeErasure,
    RequestErasureHandler,
    DecideOnErasureHandler,
    PlaceLegalHoldHandler,
    ReleaseLegalHoldHandler,
    PersonTraces,
    ErasePerson,
    ErasePersonReactor,
  ],
  exports: [ErasureSubjects, ErasePerson, ErasePersonReactor],
})
export class ErasureModule {}
