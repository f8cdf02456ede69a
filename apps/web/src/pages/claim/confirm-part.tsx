import type { BuyerClaimView } from '@redress/contract';
import { useWords } from '../../i18n/words.ts';
import { Part } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { claimWords } from './words.ts';

/** What WeChat's own browser gives to pages in it. */
interface WeixinBridge {
  invoke(name: 'requestMerchantTransfer', given: { mchId: string; appId: string; package: string }): void;
}

const bridge = (): WeixinBridge | undefined =>
  (window as unknown as { WeixinJSBridge?: WeixinBridge }).WeixinJSBridge;

/** The last step of a payment by WeChat is the buyer's: only she can say there that she takes it. */
export function ConfirmPart({ confirm }: { confirm: NonNullable<BuyerClaimView['confirm']> }) {
  const t = useWords(claimWords);
  const inWechat = /MicroMessenger/i.test(navigator.userAgent);
  const ask = () =>
    bridge()?.invoke('requestMerchantTransfer', {
      mchId: confirm.merchantId,
      appId: confirm.appId,
      package: confirm.packageInfo,
    });
  return (
    <Part title={t.confirmTitle} lead={inWechat ? t.confirmHere : t.confirmElsewhere}>
      {inWechat && (
        <Button look="primary" wide onClick={ask}>
          {t.confirmDo}
        </Button>
      )}
    </Part>
  );
}
