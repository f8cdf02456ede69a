import type { ChannelRule } from '../channels.ts';
import { demandFailed } from './complaint.ts';
import { quoted, say } from './words.ts';

export const publicStatement: ChannelRule = {
  id: 'public-statement',
  channel: 'public',
  title: say('公开说明', 'Public statement'),
  addressee: say('公众、媒体', 'the public, the media'),
  actor: 'buyer',
  inForce: { since: '2021-01-01' },
  basis: [
    quoted('CPL-6', '国家鼓励、支持一切组织和个人对损害消费者合法权益的行为进行社会监督'),
    quoted('CC-1025', '使用侮辱性言辞等贬损他人名誉'),
    quoted('DEFAMJI-6', '以在信息网络上发布、删除等方式处理网络信息为由，威胁、要挟他人，索取公私财物'),
  ],
  documents: [],
  why: say(
    '只写有证据的事实，隐去个人信息，不作侮辱、不下结论，给对方留答复的地方。绝不能把发帖、删帖与要钱联系在一起，那可能构成敲诈勒索。',
    'Only proven facts, personal data removed, no insults, no verdicts, room for their reply. Never tie posting or deleting to money: that may be extortion.',
  ),
  asks: [],
  fields: [],
  clocks: [],
  opens: [
    {
      when: demandFailed,
      force: 'may',
      action: say(
        '函件已送达、答复期限已过，可以公开说明事实',
        'The letter arrived and its reply date has passed: facts may be published',
      ),
      why: say('证据封存、自查之后再发布。', 'Publish only after the evidence is sealed and checked.'),
      basis: [],
    },
  ],
  locks: [],
  shutBy: ['unlawful-goods'],
  aim: ['sent'],
  outlivesPayment: true,
  told: {},
  onlyWhenOpened: true,
};
