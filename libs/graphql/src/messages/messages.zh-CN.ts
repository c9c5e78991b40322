export const zhCN = {
  'problem.Forbidden': '您无权执行此操作。',
  'problem.NotFound': '未找到。',
  'problem.Conflict': '数据已被他人修改，请刷新后重试。',
  'problem.RateLimited': '尝试次数过多，请在 {retryAfter, plural, other {# 秒}}后重试。',
  'problem.Busy': '服务繁忙，请在 {retryAfter, plural, other {# 秒}}后重试。',
  'problem.InvalidInput': '输入的值无效。',
  'problem.CursorMismatch': '该页码属于另一个列表，请从第一页开始。',
  'problem.PasswordChangeRequired': '请先修改密码。',
  'problem.NotYourself': '管理员操作不适用于本人账户；请在“修改密码”页面更改您自己的密码。',
  'problem.RankTooLow': '对方的角色不低于您的角色。',
  'problem.OutsideYourDepartments': '对方不在您管理的部门内。',
};
