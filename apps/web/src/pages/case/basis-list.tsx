import type { Basis } from '@redress/contract';
import { useText } from '../../i18n/language.ts';

/** Laws and articles by their official names, which are Chinese in both languages. */
export function BasisList(props: { basis: readonly Basis[] }) {
  const t = useText().common;
  if (props.basis.length === 0) return null;
  return (
    <p className="hint">
      {t.basis}
      {t.colon}
      <span lang="zh-CN">{props.basis.map((b) => `《${b.law}》${b.article}`).join('、')}</span>
    </p>
  );
}
