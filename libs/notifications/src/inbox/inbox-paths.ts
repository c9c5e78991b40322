export const INBOX_PATH = '/inbox';
export const PREVIEW_PATH = `${INBOX_PATH}/preview`;
