import { Controller, Get, Header } from '@nestjs/common';
import { ICON, ICON_PATH } from './icon.js';
import { PASSWORD_RULES_SCRIPT, PASSWORD_RULES_SCRIPT_PATH } from './password-rules-script.js';
import { STYLESHEET, STYLESHEET_PATH } from './stylesheet.js';

@Controller()
export class AssetsController {
  /** Pages ask for it with its fingerprint, so it may be kept for ever. */
  @Get(STYLESHEET_PATH)
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  stylesheet(): string {
    return STYLESHEET;
  }

  /** Likewise. */
  @Get(PASSWORD_RULES_SCRIPT_PATH)
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  passwordRules(): string {
    return PASSWORD_RULES_SCRIPT;
  }

  @Get(ICON_PATH)
  @Header('content-type', 'image/svg+xml')
  @Header('cache-control', 'public, max-age=86400')
  icon(): string {
    return ICON;
  }
}
