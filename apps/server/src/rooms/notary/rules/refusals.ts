import { Refusal } from '@redress/kernel';

/** Beyond what is kept waiting; nothing of the call was taken. */
export const logBusy = () =>
  new Refusal('log-busy', {
    zh: '存证请求过多，本次未受理，请稍后重试。',
    en: 'The log has too much waiting: nothing of this was taken, try again in a moment.',
  });

/** `code`: why, see store-halt.ts. */
export const logHalted = (code: string) =>
  new Refusal('log-halted', {
    zh: `存证日志已暂停写入（${code}），需由运营人员查明原因后恢复。`,
    en: `The log is halted (${code}): it takes nothing until its operator has found out why and lifted the halt.`,
  });

/** The outcome is open: asked again with the same id, the log answers with what became of it. */
export const sealLate = () =>
  new Refusal('seal-late', {
    zh: '存证尚未完成，请稍后再试。',
    en: 'The seal is not ready yet: try again later.',
  });
