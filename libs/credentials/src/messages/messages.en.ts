export const en = {
  'credentials.rule.TOO_SHORT': 'At least {min, plural, one {# character} other {# characters}}.',
  'credentials.rule.TOO_LONG': 'At most {max, plural, one {# character} other {# characters}}.',
  'credentials.rule.UNREADABLE_CHARACTER': 'Only characters that can be typed.',
  'credentials.rule.MISSING_UPPER': 'At least one upper case letter.',
  'credentials.rule.MISSING_LOWER': 'At least one lower case letter.',
  'credentials.rule.MISSING_DIGIT': 'At least one digit.',
  'credentials.rule.MISSING_SPECIAL': 'At least one special character, such as # or a space.',
  'credentials.rule.CONTAINS_NAME': 'Not your name, in characters, in pinyin or as initials.',
  'credentials.rule.CONTAINS_ACCOUNT': 'Nothing of your mail address.',
  'credentials.rule.CONTAINS_BIRTHDATE': 'Not your birthday, however it is written.',
  'credentials.rule.CONTAINS_EMPLOYEE_NUMBER': 'Not your employee number.',
  'credentials.rule.CONTAINS_ORG_WORD': 'Not the name of your organization.',
};
