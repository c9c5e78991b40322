import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CompanyImport, ImportPreview, type PreviewedRow } from '../index.js';
import { aCompany, type CompanyUnderImport } from '../testing/index.js';

const header = '姓名,工号,邮箱,部门,备用邮箱,类型';
const table = (...rows: string[]) => [header, ...rows, ''].join('\n');

describe('Previewing an import', () => {
  let company: CompanyUnderImport;
  beforeAll(async () => {
    company = await aCompany();
  });
  afterAll(() => company.close());

  async function preview(bytes: string): Promise<PreviewedRow[]> {
    const request = await company.file(bytes);
    const { rows } = await company.app.application.get(ImportPreview).open(request);
    const told = [];
    for await (const row of rows) told.push(row);
    return told;
  }

  it('lists every change in the file’s order and writes nothing', async () => {
    const before = await company.events();
    const rows = await preview(
      table(
        '张伟,E001,zw@example.com,研发中心/平台部,z@example.org,',
        '王芳,,wang.fang@example.com,研发中心/平台部,,',
        ',,nobody@example.com,,,',
      ),
    );
    expect(rows).toMatchObject([
      {
        row: 2,
        action: 'CREATE',
        changes: [
          { what: 'DEPARTMENT', before: null, after: '研发中心/平台部' },
          { what: 'EMPLOYEE', before: null, after: '张伟' },
          { what: 'RECOVERY_CHANNEL', before: null, after: 'z***@example.org' },
          { what: 'ACCOUNT', before: null, after: 'zw@example.com' },
        ],
      },
      { row: 3, action: 'CREATE', changes: [{ what: 'EMPLOYEE' }, { what: 'ACCOUNT' }] },
      { row: 4, action: 'ERROR', changes: [], problems: [{ column: '姓名', code: 'NameMissing' }] },
    ]);
    expect(await company.events()).toBe(before);
    const { rows: claims } = await company.database.postgres.pool.query(
      "SELECT FROM claim WHERE kind <> 'domain'",
    );
    expect(claims).toHaveLength(0);
  });

  it('sees later rows as the earlier ones would have left things', async () => {
    const rows = await preview(
      table(
        '李娜,E100,ln@example.com,销售部,,',
        '李娜,E100,sales@example.com,,,共享',
        '李娜娜,E100,sales2@example.com,,,共享',
      ),
    );
    expect(rows.map(({ changes }) => changes.map(({ what }) => what))).toEqual([
      ['DEPARTMENT', 'EMPLOYEE', 'ACCOUNT'],
      ['ACCOUNT'],
      ['NAME', 'ACCOUNT'],
    ]);
  });

  it('announces exactly what the import then does', async () => {
    const first = table(
      ...Array.from(
        { length: 60 },
        (_, n) => `员工${n},N${n % 40},u${n}@example.com,部门${n % 5},,${n < 40 ? '' : '共享'}`,
      ),
    );
    await company.app.application.get(CompanyImport).run(await company.file(first));
    const second = table(
      ...Array.from(
        { length: 60 },
        (_, n) => `员工${n < 40 ? n : n % 40}改,N${n % 40},u${n}@example.com,部门${n % 4},,`,
      ),
      '新人,N900,new@example.com,部门9,,',
    );
    const announced = await preview(second);
    const { counts } = await company.app.application
      .get(CompanyImport)
      .run(await company.file(second));
    const tally = (action: string) => announced.filter((row) => row.action === action).length;
    expect(counts).toEqual({
      rows: announced.length,
      created: tally('CREATE'),
      changed: tally('CHANGE'),
      unchanged: tally('NONE'),
      failed: tally('ERROR'),
    });
    expect((await preview(second)).filter(({ action }) => action !== 'NONE')).toEqual([]);
  });
});
