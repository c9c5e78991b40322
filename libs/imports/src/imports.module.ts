import { Module } from '@nestjs/common';
import { CompanyImport } from './import-company/company-import.js';
import { ImportReader } from './import-reader.js';
import { LookUpRow } from './look-up/look-up-row.js';
import { RowHoldings } from './look-up/row-holdings.js';
import { ImportPreview } from './preview-import/import-preview.js';

/**
 * Importing a company. Stores and clock come from the assembly, and so does the registry of mailbox authorities;
 * the commands it sends are those of organizations, employees and accounts.
 */
@Module({
  providers: [CompanyImport, ImportPreview, ImportReader, LookUpRow, RowHoldings],
  exports: [CompanyImport, ImportPreview, ImportReader],
})
export class ImportsModule {}
