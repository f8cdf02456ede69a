import { Refusal } from '@redress/kernel';
import type { NameProblem } from './rules/names.ts';

export type NameCode =
  | NameProblem
  | 'name-change-open'
  | 'name-change-not-found'
  | 'name-change-decided'
  | 'name-not-yours';

/** HTTP status of each refusal about another name. */
export const nameStatuses = {
  'name-not-verified': 409,
  'name-unchanged': 422,
  'name-paper-missing': 422,
  'name-change-open': 409,
  'name-change-not-found': 404,
  'name-change-decided': 409,
  'name-not-yours': 403,
} satisfies Record<NameCode, number>;

const refusal = (code: NameCode, zh: string, en: string) => () => new Refusal<NameCode>(code, { zh, en });

export const nameNotVerified = refusal(
  'name-not-verified',
  '现在没有通过核验的名称，不需要申请更名：直接改主体信息，随材料一起提交即可。',
  'No name stands verified now, so none has to be asked for: change the data and hand it in.',
);
export const nameUnchanged = refusal(
  'name-unchanged',
  '填写的名称与现在的相同，请至少改一项。',
  'These are the names that stand: change at least one.',
);
export const namePaperMissing = refusal(
  'name-paper-missing',
  '请先上传更名证明，例如登记机关的变更通知书或新的营业执照。',
  'Add a paper that shows the new name first, such as the registry’s notice of change or the new licence.',
);
export const nameChangeOpen = refusal(
  'name-change-open',
  '已有一份更名申请在核对，可以先撤回，改好后再申请。',
  'A change of name is being looked at already: take it back to ask for another.',
);
export const nameChangeNotFound = refusal(
  'name-change-not-found',
  '没有这份更名申请。',
  'There is no such change of name.',
);
export const nameChangeDecided = refusal(
  'name-change-decided',
  '这份更名申请已有结果或已撤回，请刷新页面查看。',
  'This change of name was decided or taken back already: load the page anew.',
);
export const nameNotYours = refusal(
  'name-not-yours',
  '这个机构的名称由运营者核对，本平台可以查看，不能决定。',
  'The operator decides this organisation’s names; the platform may look.',
);
