import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HttpCallers, SessionCookies } from '@keyledger/access';
import { readConfiguration } from '@keyledger/configuration';
import {
  idOfType,
  operationsWithoutRule,
  PrincipalReader,
  RefusalRecorder,
  scopeOf,
  undescribed,
  type Principal,
  type RefusedCommand,
} from '@keyledger/graphql';
import { aPrincipal, schemaOf } from '@keyledger/graphql/testing';
import { fastifyCookie } from '@fastify/cookie';
import { fastifyMultipart } from '@fastify/multipart';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ImportResultResolver } from '../graphql/import-result.resolver.js';
import { CompanyImport, importControllers, ImportPreview, ImportReader } from '../index.js';
import { aCompany, type CompanyUnderImport } from '../testing/index.js';

const table = '姓名,邮箱\n张伟,zw@example.com\n,nobody@example.com\n';

describe('Uploading an import', () => {
  const sessions = new Map<string, Principal>();
  const refused: RefusedCommand[] = [];
  let company: CompanyUnderImport;
  let api: NestFastifyApplication;
  let base: string;
  let owner: Principal;

  beforeAll(async () => {
    company = await aCompany();
    const { organizationId } = company;
    owner = aPrincipal({ organizationId });
    sessions.set('owner', owner);
    sessions.set('helpdesk', aPrincipal({ organizationId, role: 'HELPDESK' }));
    sessions.set('limited', aPrincipal({ organizationId, role: 'ADMIN', departmentIds: ['x'] }));
    sessions.set('fresh', aPrincipal({ organizationId, mustChangePassword: true }));
    const principals: PrincipalReader = {
      read: ({ cookie, bearer }) => Promise.resolve(sessions.get(bearer ?? cookie ?? '') ?? null),
    };
    const refusals: RefusalRecorder = {
      record: (command) => Promise.resolve(void refused.push(command)),
    };
    const { application } = company.app;

    @Module({
      controllers: importControllers,
      providers: [
        HttpCallers,
        { provide: PrincipalReader, useValue: principals },
        { provide: RefusalRecorder, useValue: refusals },
        { provide: SessionCookies, useValue: new SessionCookies(readConfiguration({})) },
        { provide: CompanyImport, useValue: application.get(CompanyImport) },
        { provide: ImportPreview, useValue: application.get(ImportPreview) },
      ],
    })
    class Edge {}
    const adapter = new FastifyAdapter();
    api = await NestFactory.create<NestFastifyApplication>(Edge, adapter, {
      logger: ['error'],
      bodyParser: false,
      abortOnError: false,
    });
    await api.register(fastifyCookie);
    await api.register(fastifyMultipart);
    await api.listen(0, '127.0.0.1');
    base = await api.getUrl();
  });
  afterAll(async () => {
    await api.close();
    await company.close();
  });
  beforeEach(() => {
    refused.length = 0;
  });

  async function upload(
    headers: Record<string, string>,
    { bytes = table, query = '' }: { bytes?: string; query?: string } = {},
  ) {
    const body = new FormData();
    body.append('file', new Blob([bytes]), 'employees.csv');
    const response = await fetch(`${base}/imports${query}`, { method: 'POST', headers, body });
    const text = await response.text();
    const lines = text.split('\n').filter((line) => line !== '');
    return {
      status: response.status,
      lines: lines.map((line) => JSON.parse(line) as Record<string, Record<string, unknown>>),
    };
  }

  const bearer = (name: string) => ({ authorization: `Bearer ${name}` });

  it('previews on a dry run and writes nothing', async () => {
    const before = await company.events();
    const { status, lines } = await upload(bearer('owner'), { query: '?dryRun=1' });
    expect(status).toBe(200);
    expect(lines).toMatchObject([
      { preview: { row: 2, action: 'CREATE' } },
      { preview: { row: 3, action: 'ERROR' } },
      { result: { dryRun: true, rows: 2, created: 1, failed: 1 } },
    ]);
    expect(await company.events()).toBe(before);
  });

  it('imports, tells each wrong row and the result, and can be asked about later', async () => {
    const { status, lines } = await upload(bearer('owner'));
    expect(status).toBe(200);
    const last = lines.at(-1)?.['result'];
    expect(last).toMatchObject({ rows: 2, created: 1, failed: 1, unknownHeaders: [] });
    expect(lines.flatMap(({ rowProblem }) => rowProblem ?? [])).toMatchObject([
      { row: 3, column: '姓名', code: 'NameMissing' },
    ]);
    const importId = String(lines[0]?.['importId']);
    expect(idOfType('Import', importId)).not.toBeNull();
    expect(last?.['importId']).toBe(importId);

    const results = new ImportResultResolver(company.app.application.get(ImportReader));
    expect(await results.importResult(importId, scopeOf(owner))).toMatchObject({
      state: 'COMPLETED',
      created: 1,
    });
    expect(await results.importResult(importId, scopeOf(aPrincipal()))).toBeNull();
  });

  it('leaves no upload behind', async () => {
    const left = (await readdir(tmpdir())).filter((name) => name.startsWith('keyledger-upload-'));
    expect(left).toEqual([]);
  });

  it('takes a session cookie only together with the header that no form can send', async () => {
    const cookie = 'keyledger_session=owner';
    expect(await upload({ cookie })).toMatchObject({ status: 403 });
    expect(await upload({ cookie, 'keyledger-csrf': '1' })).toMatchObject({ status: 200 });
  });

  it.each([
    ['nobody', 401],
    ['fresh', 403],
    ['helpdesk', 403],
    ['limited', 403],
  ])('refuses %s with %d', async (name, status) => {
    const before = await company.events();
    expect((await upload(bearer(name))).status).toBe(status);
    expect(await company.events()).toBe(before);
  });

  it('records whom it refused', async () => {
    await upload(bearer('helpdesk'));
    expect(refused).toMatchObject([{ action: 'importEmployees', code: 'Forbidden' }]);
  });

  it('says in the caller’s language why a file cannot be imported', async () => {
    const bytes = '工号\n1\n';
    const headers = { ...bearer('owner'), 'accept-language': 'en' };
    const { status, lines } = await upload(headers, { bytes });
    expect(status).toBe(422);
    expect(lines[0]?.['problem']).toMatchObject({
      code: 'ImportHeaderUnknown',
      path: ['name', 'address'],
    });
    expect(lines[0]?.['problem']?.['message']).toContain('Accepted headers');
  });

  it('refuses a file of more than 32 MiB', async () => {
    const bytes = `姓名,邮箱\n${'x'.repeat(32 * 1024 * 1024)}`;
    expect(await upload(bearer('owner'), { bytes })).toMatchObject({
      status: 413,
      lines: [{ problem: { code: 'ImportTooLarge' } }],
    });
  });

  it('states the access rule of its query and describes it', async () => {
    const schema = await schemaOf(ImportResultResolver);
    expect(operationsWithoutRule(schema)).toEqual([]);
    expect(undescribed(schema).filter((where) => where.startsWith('Import'))).toEqual([]);
  });
});
