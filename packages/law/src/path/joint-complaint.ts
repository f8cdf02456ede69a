/** Who may speak for several complainants, in the words of the article. */
export const jointComplaint = {
  quote:
    '投诉人为两人以上，基于同一消费者权益争议投诉同一经营者的，经投诉人同意，市场监督管理部门可以按共同投诉处理。共同投诉可以由投诉人书面推选两名代表人进行投诉。',
  limits:
    '代表人的投诉行为对其代表的投诉人发生效力，但代表人变更、放弃投诉请求或者与被投诉人达成调解协议的，应当经被代表的投诉人同意。',
  article: 'SAMR121-12',
  /** Elected in writing, so many at most. */
  representatives: 2,
} as const;
