import { ChannelController } from './channel/channel.controller.js';
import { CodeController } from './code/code.controller.js';
import { ForgotPasswordController } from './forgot-password/forgot-password.controller.js';
import { LinkController } from './link/link.controller.js';
import { NewPasswordController } from './new-password/new-password.controller.js';

/** The way from a forgotten password to a new one, in pages, for the process that serves HTTP. */
export const verificationPageControllers = [
  ForgotPasswordController,
  ChannelController,
  CodeController,
  LinkController,
  NewPasswordController,
];
