import { words } from '../../i18n/words.ts';

/** What the pages say of the two links by which a shop answers. */
export const wayWords = words(
  {
    willSay: '在这里作出的答复会注明：',
    handOn: '它作出的答复会注明“通过买家转交的链接作出，不能确认是店铺本人”。',
  },
  {
    willSay: 'What is answered here will say: ',
    handOn:
      ' What is answered by it says that it came by this link, and that nobody can tell whether it was the shop itself.',
  },
);
