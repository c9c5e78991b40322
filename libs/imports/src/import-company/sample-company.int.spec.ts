import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrganizationReader, departmentPath } from '@keyledger/organizations';
import { CompanyImport, type RowProblem } from '../index.js';
import { aCompany, type CompanyUnderImport } from '../testing/index.js';

const examples = join(process.cwd(), 'examples/sample-company');

describe('The sample company', () => {
  let company: CompanyUnderImport;
  beforeAll(async () => {
    company = await aCompany();
  });
  afterAll(() => company.close());

  async function run(name: string) {
    const problems: RowProblem[] = [];
    const request = await company.file(await readFile(join(examples, name)));
    const { counts, unknownHeaders } = await company.app.application
      .get(CompanyImport)
      .run(request, { problem: (problem) => void problems.push(problem) });
    return { counts, unknownHeaders, problems };
  }

  it('is imported whole, and its GB18030 form says the same', async () => {
    expect(await run('employees.csv')).toEqual({
      counts: { rows: 202, created: 202, changed: 0, unchanged: 0, failed: 0 },
      unknownHeaders: [],
      problems: [],
    });
    expect(await company.streams('employee')).toBe(200);
    expect(await company.streams('account')).toBe(202);
    expect((await run('employees.gb18030.csv')).counts).toMatchObject({
      rows: 202,
      unchanged: 202,
    });
  });

  it('has departments four levels deep', async () => {
    const { organizationId, app } = company;
    const organization = await app.application.get(OrganizationReader).state(organizationId);
    const depths = [...organization.departments.keys()].map(
      (id) => departmentPath(organization, id).length,
    );
    expect(Math.max(...depths)).toBe(4);
  });
});
