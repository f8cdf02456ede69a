import { useWords, words } from '../../../i18n/words.ts';
import { Notice } from '../../../ui/basics.tsx';
import { buttonClass } from '../../../ui/button.tsx';

/** A merchant that delivers by hand is told at once what would count, and led to the form on the same page. */
export function DeliveredByHand() {
  const t = useWords(handWords);
  return (
    <Notice tone="warn" title={t.title}>
      <p>{t.text}</p>
      <p>{t.next}</p>
      <p>
        <a href="#proof" className={buttonClass('secondary')}>
          {t.go}
        </a>
      </p>
    </Notice>
  );
}

const handWords = words(
  {
    title: '店铺报送的发货内容不是卡密',
    text: '这样的发货内容不算凭证。请在下面的表单里填写实际发出的卡密、序列号或上游流水号，并附上记录。订单号已经填好。',
    next: '以后人工发货，请在订单里一行写一个卡密，个数与购买数量相同，不带空格和冒号，插件会自动生成凭证。',
    go: '填写表单',
  },
  {
    title: 'What the shop reported as delivered is no code',
    text: 'Such words prove no delivery. Enter the code, serial number or upstream number that went out in the form below and attach the record. The order number is filled in.',
    next: 'Delivering by hand, write one code a line into the order, as many as were bought, without blanks or colons: the plugin then proves it by itself.',
    go: 'To the form',
  },
);
