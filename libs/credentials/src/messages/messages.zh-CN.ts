export const zhCN = {
  'credentials.rule.TOO_SHORT': '至少 {min, plural, other {# 个字符}}。',
  'credentials.rule.TOO_LONG': '最多 {max, plural, other {# 个字符}}。',
  'credentials.rule.UNREADABLE_CHARACTER': '只能包含可以输入的字符。',
  'credentials.rule.MISSING_UPPER': '至少包含一个大写字母。',
  'credentials.rule.MISSING_LOWER': '至少包含一个小写字母。',
  'credentials.rule.MISSING_DIGIT': '至少包含一个数字。',
  'credentials.rule.MISSING_SPECIAL': '至少包含一个特殊字符，例如 # 或空格。',
  'credentials.rule.CONTAINS_NAME': '不得包含您的姓名（汉字、拼音或首字母）。',
  'credentials.rule.CONTAINS_ACCOUNT': '不得包含您的邮箱地址或其中一部分。',
  'credentials.rule.CONTAINS_BIRTHDATE': '不得包含您的生日（任何写法）。',
  'credentials.rule.CONTAINS_EMPLOYEE_NUMBER': '不得包含您的工号。',
  'credentials.rule.CONTAINS_ORG_WORD': '不得包含贵单位的名称。',
};
