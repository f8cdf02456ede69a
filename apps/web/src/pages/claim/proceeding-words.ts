import { words } from '../../i18n/words.ts';

/** Who else is at work on what both sides contest. */
export const proceedingWords = words(
  {
    title: '正在由别的机构处理',
    ask: '已经有机构受理了？',
    lead: '填写受理机构和编号，保证金会从今天起再保留 180 天（总共最长两年）。对方看得到，可以向该机构核实。',
    body: '受理机构',
    bodies: {
      mediation: '调解组织（消协、人民调解等）',
      regulator: '市场监督管理部门',
      arbitration: '仲裁机构',
      court: '人民法院',
      police: '公安机关',
    },
    number: '受理编号',
    numberHint: '在受理通知、短信或者登记页面上',
    missing: '请填写受理编号',
    go: '提交，继续保留',
    refused: '没有延长',
    keptUntil: '保留到期',
    given: (at: string) => `${at} 填写`,
  },
  {
    title: 'Somebody else is at work on it',
    ask: 'Has somebody taken it on?',
    lead: 'Name who, and the number: the deposit is then kept for 180 days from today (two years in all at most). The other side sees it and can ask there.',
    body: 'Who',
    bodies: {
      mediation: 'A mediator (consumer association, people’s mediation)',
      regulator: 'The market regulator',
      arbitration: 'An arbitration body',
      court: 'A court',
      police: 'The police',
    },
    number: 'Number',
    numberHint: 'On the notice, the message or the page of acceptance',
    missing: 'Give the number',
    go: 'Send, and keep it longer',
    refused: 'Not kept longer',
    keptUntil: 'Kept until then',
    given: (at: string) => `given ${at}`,
  },
);
