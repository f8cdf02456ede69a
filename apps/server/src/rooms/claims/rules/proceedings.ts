import type { Bilingual, ProceedingBody } from '@redress/contract';

const bodies: Readonly<Record<ProceedingBody, Bilingual>> = {
  mediation: { zh: '调解组织', en: 'a mediator' },
  regulator: { zh: '市场监督管理部门', en: 'the market regulator' },
  arbitration: { zh: '仲裁机构', en: 'an arbitration body' },
  court: { zh: '人民法院', en: 'a court' },
  police: { zh: '公安机关', en: 'the police' },
};

/** Who is at work on what both sides contest. */
export const bodyText = (body: ProceedingBody): Bilingual => bodies[body];
