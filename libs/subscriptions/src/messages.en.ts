export const en = {
  'problem.WebhookUrlNotAllowed':
    '{reason, select, SCHEME {Webhooks go over https.} SECRET {The URL must have no user, password, query or fragment.} PORT {Webhooks may not go to this port.} NAME {The name in the URL is not known.} ADDRESS {The URL leads to an address that webhooks may not go to.} other {This is not a URL.}}',
  'problem.TooManySubscriptions': 'There are {most} webhook subscriptions already.',
  'problem.PositionUnknown':
    'Nothing can be read from this position: it is of another log, or the log does not reach that far.',
};
