import { AssetsController } from './assets.controller.js';
import { ChangePasswordController } from './change-password/change-password.controller.js';
import { DoneController } from './done/done.controller.js';
import { HomeController } from './home/home.controller.js';
import { SetPasswordController } from './set-password/set-password.controller.js';
import { SetUpController } from './set-up/set-up.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';

/** The server-rendered pages, for the process that serves HTTP. */
export const pageControllers = [
  AssetsController,
  HomeController,
  SignInController,
  ChangePasswordController,
  SetPasswordController,
  SetUpController,
  DoneController,
];
