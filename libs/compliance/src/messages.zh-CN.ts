export const zhCN = {
  'problem.UnknownAtThatTime': '当时还没有这个账户的任何记录，请选择更晚的时间。',
  'problem.StillOwnsMailbox': '此人仍是邮箱的所有者，请先移交邮箱。',
  'problem.LegalHoldActive': '此人的数据受法律保留限制，保留到期或解除之前不能删除。',
  'problem.ErasureUnderWay': '此人的数据正在删除或已删除，无法撤回。',
  'problem.ErasureRequestOver': '该请求已有决定、已停止或已过期，请重新申请删除。',
};
