const stepGone = ['step-not-found'];

/** Steps, verdict, timeline and calendar of a case, as `EndpointDetails`. */
export const pathDetails = {
  listChannels: {},
  openStep: {
    repeatable: true,
    problems: ['case-closed', 'channel-not-in-force', 'bad-fields'],
    request: { channelId: 'platform-demand', addressee: { email: 'kefu@example.com' } },
  },
  changeStep: {
    problems: [...stepGone, 'step-not-drafted', 'entry-not-found', 'office-of-other-kind', 'bad-fields'],
    request: { addressee: { email: 'kefu@example.com' } },
  },
  releaseStep: {
    repeatable: true,
    problems: [
      ...stepGone,
      'step-not-drafted',
      'case-closed',
      'channel-closed',
      'way-not-open',
      'no-mail-address',
      'letter-incomplete',
      'letter-unfit',
      'bad-fields',
    ],
    request: { way: 'mail' },
  },
  cancelStep: { repeatable: true, problems: [...stepGone, 'step-not-drafted'] },
  recordStepEvent: {
    repeatable: true,
    problems: [...stepGone, 'step-not-out', 'bad-step-event', 'proof-item-not-found', 'bad-fields'],
    request: {
      kind: 'refused',
      detail: 'refused:no-competence',
      at: '2026-11-20T02:00:00Z',
      receiptNo: '13301000000000001',
    },
  },
  stepLetter: { problems: ['letter-not-found'], download: ['application/pdf'] },
  decideCase: {
    repeatable: true,
    problems: ['verdict-not-open', 'bad-fields'],
    request: { verdict: 'confirm' },
  },
  getContact: {},
  setContact: { problems: ['bad-fields'], request: { email: 'buyer@example.com' } },
  getTimeline: {},
  timelinePdf: { download: ['application/pdf'] },
  deadlinesIcs: { download: ['text/calendar'] },
  openCalendar: {
    repeatable: true,
    response: { url: 'https://redress.example/api/calendars/Zk0x…32 characters.ics' },
  },
  closeCalendar: {},
  calendar: { limited: true, problems: ['calendar-not-found'], download: ['text/calendar'] },
} as const;
