export const anomalyMessagesZhCn = {
  'problem.AnomalyCaseClosed': '此异常已有人处理。',
  'pages.wasThisYou.title': '这是您本人吗？',
  'pages.wasThisYou.intro': '{address}（{organization}）有一次登录不同寻常：',
  'pages.wasThisYou.when': '时间：{when}',
  'pages.wasThisYou.where': '地点：{place}',
  'pages.wasThisYou.software': '使用：{software}',
  'pages.wasThisYou.whatFollows':
    '如果不是您，请选择“不是我”。届时所有登录可能被强制退出，邮箱可能被锁定，直到管理员处理。',
  'pages.wasThisYou.yes': '是我本人',
  'pages.wasThisYou.no': '不是我',
  'pages.wasThisYou.doneTitle': '谢谢',
  'pages.wasThisYou.doneYes': '无需其他操作，您可以关闭此页面。',
  'pages.wasThisYou.doneNo': '您的账户正按照组织的规定受到保护。请联系您的管理员，他们已知晓此事。',
  'pages.wasThisYou.badTitle': '此链接无效',
  'pages.wasThisYou.badText': '链接已使用、已过期，或已有人处理。',
  'pages.wasThisYou.badWhatToDo': '如果您认为有人登录了您的账户，请联系管理员。',
} as const;
