import type { templateEndpoints } from '@redress/contract';
import type { EndpointDetails } from './openapi-details.ts';

const addition = { preamble: '本材料由某某消费者协会协助整理，内容由当事人核对。', footer: '协助热线：某某' };
const seen = { by: '值班员甲', revision: 0 };

/** What shapes alone do not say of the endpoints of templates. */
export const templateDetails = {
  listTemplates: {},
  getTemplate: { problems: ['bad-fields'] },
  saveTemplate: {
    problems: ['template-unfit', 'template-changed', 'nothing-to-save', 'bad-fields'],
    request: { addition, ...seen },
  },
  revertTemplate: {
    repeatable: true,
    problems: ['version-not-found', 'template-changed', 'nothing-to-save', 'bad-fields'],
    request: { to: 0, by: '值班员甲', revision: 2 },
  },
  previewTemplate: {
    repeatable: true,
    problems: ['template-unfit', 'bad-fields'],
    download: ['application/pdf'],
    request: { addition },
  },
} satisfies Record<keyof typeof templateEndpoints, EndpointDetails>;
