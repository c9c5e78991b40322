/** What pages of other contexts are made of. */
export { PageCookies, type PageCookie } from './cookies.js';
export { commandIdField, commandIdOf } from './form/command-id.js';
export { explain, NOTHING_WRONG, type Explained } from './form/explain.js';
export { alert, field, ruleList, type Field, type FieldErrors } from './form/fields.js';
export { formText } from './form/form-text.js';
export { newPasswordFields, PASSWORD_MAX } from './form/new-password.js';
export { typedPassword } from './form/typed-password.js';
export { html, Html } from './html.js';
export type { Page } from './layout.js';
export { PASSWORD_RULES_SCRIPT_URL } from './password-rules-script.js';
export { PageVisits, type PageVisit } from './page-visit.js';
export { sendPage, sendTo, statusOf } from './respond.js';
export { ADDRESS_MAX, FORGOT_PASSWORD_PATH, SIGN_IN_PATH } from './sign-in/sign-in.view.js';
export { refuseForm } from './stale-form.js';
