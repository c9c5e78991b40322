import { Module } from '@nestjs/common';

/** Proves who somebody is, and what that opens: a forgotten password's way back. */
@Module({})
export class VerificationModule {}
