import { words } from '../../i18n/words.ts';

/** Words about the name of an organisation that is not verified. */
export const renameWords = words(
  {
    title: '机构名称',
    lead: '买家和平台看到的名称。核验之前可以直接更正，曾用名称会留下记录；核验通过之后要改名，须提交证明，重新核对。',
    inReview: '核验期间不能改名，请先撤回提交的材料。',
    suspended: '机构已被暂停，不能改名。',
    wanted: '更正为',
    save: '更正名称',
    done: '名称已更正',
    former: '曾用名称',
    until: (time: string, by: string | undefined) => `用到 ${time}${by ? `，${by} 更正` : ''}`,
  },
  {
    title: 'Name of the organisation',
    lead: 'What buyers and platforms read. Before it is verified it is simply corrected, and the names before are kept; afterwards another name needs papers and is checked anew.',
    inReview: 'The name does not change while a reviewer looks at it: take back what was handed in first.',
    suspended: 'The organisation is suspended: its name does not change.',
    wanted: 'Correct it to',
    save: 'Correct the name',
    done: 'The name was corrected',
    former: 'Names before',
    until: (time: string, by: string | undefined) => `until ${time}${by ? `, corrected by ${by}` : ''}`,
  },
);
