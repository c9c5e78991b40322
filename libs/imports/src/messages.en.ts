export const en = {
  'problem.ImportUnreadable':
    'The file cannot be read as a table. Upload a CSV file in UTF-8 or GB18030; the row says where it went wrong.',
  'problem.ImportHeaderUnknown': 'A required column is missing. Accepted headers: {accepted}.',
  'problem.ImportTooLarge': 'The file is larger than 32 MiB. Split it, then import the parts.',
  'import.row.NameMissing': 'The name is missing.',
  'import.row.NameInvalid': 'A name has at most 100 characters and no control characters.',
  'import.row.AddressMissing': 'The mailbox address is missing.',
  'import.row.AddressInvalid': '“{value}” is not a mail address.',
  'import.row.DomainUnknown': 'The domain {domain} does not belong to this organization.',
  'import.row.EmployeeNumberInvalid':
    'An employee number has at most 64 characters and no control characters.',
  'import.row.DepartmentInvalid':
    'Not a department path: names separated by “/”, none of them empty, at most 16 levels.',
  'import.row.PhoneInvalid': '“{value}” is not a telephone number.',
  'import.row.BackupAddressInvalid': '“{value}” is not a mail address.',
  'import.row.BackupAddressIsMailbox': 'The backup address is the mailbox itself.',
  'import.row.BirthDateInvalid': '“{value}” is not a date. Write it as 1990-01-31.',
  'import.row.KindUnknown': 'The type “{value}” is not known. Use “personal” or “shared”.',
  'import.row.ProviderTooLong': 'A provider’s name has at most 32 characters.',
  'import.row.AuthorityUnknown':
    'No connector for “{value}” is installed. Leave it empty or write KEYLEDGER.',
  'import.row.OwnerNumberMissing': 'A shared mailbox names its owner by employee number.',
  'import.row.RowRepeated': 'Row {row} has this mailbox address already.',
  'import.row.AddressTaken': 'The mailbox address is in use.',
  'import.row.OwnerDiffers':
    'The mailbox belongs to another employee; an import does not change owners.',
  'import.row.KindDiffers': 'The mailbox is of another type; an import does not change types.',
  'import.row.AuthorityDiffers':
    'The mailbox’s password lives elsewhere; an import does not move it.',
  'import.row.PersonErased': 'The person’s data was erased and cannot be written again.',
  'import.row.InProgress':
    'Another import is at this row, or one stopped here a moment ago. Import again in 10 minutes.',
};
