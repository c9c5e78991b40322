import { InboxController } from './inbox/inbox.controller.js';
import { PreviewController } from './preview/preview.controller.js';

/** The development pages, for the process that serves HTTP. */
export const notificationControllers = [InboxController, PreviewController];
