export const zhCN = {
  'problem.WebhookUrlNotAllowed':
    '{reason, select, SCHEME {Webhook 必须使用 https。} SECRET {URL 不能含有用户名、密码、查询参数或片段。} PORT {Webhook 不允许使用该端口。} NAME {URL 中的域名无法解析。} ADDRESS {URL 指向不允许 Webhook 访问的地址。} other {这不是有效的 URL。}}',
  'problem.TooManySubscriptions': 'Webhook 订阅已达上限 {most} 个。',
  'problem.PositionUnknown': '无法从该位置继续读取：它属于另一份日志，或日志尚未到达该位置。',
};
