export const RECOVERY_CHANNELS_PATH = '/recovery-channels';
export const SEND_PATH = `${RECOVERY_CHANNELS_PATH}/send`;
export const CONFIRM_PATH = `${RECOVERY_CHANNELS_PATH}/confirm`;

/** Pages that ask for the password: each does one thing. */
export const EDIT_PATHS = {
  add: `${RECOVERY_CHANNELS_PATH}/add`,
  replace: `${RECOVERY_CHANNELS_PATH}/replace`,
  remove: `${RECOVERY_CHANNELS_PATH}/remove`,
} as const;
export type Edit = keyof typeof EDIT_PATHS;
