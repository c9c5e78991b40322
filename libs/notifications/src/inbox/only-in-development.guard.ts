import { BlockList, isIP } from 'node:net';
import { Configuration } from '@keyledger/configuration';
import {
  Injectable,
  NotFoundException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

const LOCAL_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** Set by proxies: the person is then somewhere else, whatever the socket says. */
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/**
 * The messages hold links and codes in clear. They are shown in local mode, where they go to a folder, to somebody at this
 * computer; to anybody else the address does not exist.
 */
@Injectable()
export class OnlyInDevelopment implements CanActivate {
  constructor(private readonly configuration: Configuration) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { mode, messages, http } = this.configuration;
    const development = mode === 'local' && !messages.smtpUrl && Boolean(messages.outboxFolder);
    if (development && isLocal(request) && namesUs(request, http.publicUrl)) return true;
    throw new NotFoundException(`Cannot ${request.method} ${request.url}`);
  }
}

/** By the socket alone: headers are what somebody says. */
function isLocal({ socket, headers }: FastifyRequest): boolean {
  const address = socket.remoteAddress ?? '';
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  const proxied = PROXY_HEADERS.some((name) => headers[name] !== undefined);
  return isIP(address) !== 0 && LOOPBACK.check(address, family) && !proxied;
}

/** A page elsewhere whose name was made to lead here (DNS rebinding) sends that name. */
function namesUs({ headers }: FastifyRequest, publicUrl: string): boolean {
  const { host = '' } = headers;
  if (!URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return [...LOCAL_NAMES, new URL(publicUrl).hostname].includes(hostname);
}
