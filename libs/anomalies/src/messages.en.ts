export const anomalyMessagesEn = {
  'problem.AnomalyCaseClosed': 'Somebody has decided on this case already.',
  'pages.wasThisYou.title': 'Was this you?',
  'pages.wasThisYou.intro': 'Something was unusual about a sign-in to {address} ({organization}):',
  'pages.wasThisYou.when': 'When: {when}',
  'pages.wasThisYou.where': 'Where: {place}',
  'pages.wasThisYou.software': 'With: {software}',
  'pages.wasThisYou.whatFollows':
    'If it was not you, say so. Everybody may then be signed out of the mailbox, and it may be locked until an administrator has looked at it.',
  'pages.wasThisYou.yes': 'Yes, that was me',
  'pages.wasThisYou.no': 'No, that was not me',
  'pages.wasThisYou.doneTitle': 'Thank you',
  'pages.wasThisYou.doneYes': 'Good. There is nothing more to do; you can close this page.',
  'pages.wasThisYou.doneNo':
    'Your account is being secured as your organization has decided. Contact your administrators, who know of it.',
  'pages.wasThisYou.badTitle': 'This link does not work',
  'pages.wasThisYou.badText': 'It was used, is too old, or somebody has decided already.',
  'pages.wasThisYou.badWhatToDo':
    'If you think that somebody else signed in to your account, contact your administrators.',
} as const;
