import { ConfirmChannelController } from './pages/confirm-channel/confirm-channel.controller.js';
import { EditChannelController } from './pages/recovery-channels/edit-channel.controller.js';
import { RecoveryChannelsController } from './pages/recovery-channels/recovery-channels.controller.js';

/** The pages about recovery channels, for the process that serves HTTP. */
export const channelControllers = [
  ConfirmChannelController,
  EditChannelController,
  RecoveryChannelsController,
];
