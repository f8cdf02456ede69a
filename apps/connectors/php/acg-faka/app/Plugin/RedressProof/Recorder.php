<?php
declare(strict_types=1);

namespace App\Plugin\RedressProof;

use App\Model\Card;
use App\Model\Order;
use Redress\ShopClient;

/** Which events follow from what the shop did. Content decides: the shop sets delivery_status also where its text is an excuse. */
class Recorder
{
    /** The shop's own sentences in the place of a card (3.6.0); the server knows more of them. */
    private const EXCUSES = [
        '很抱歉，有人在你付款之前抢走了商品，请联系客服。' => 'out_of_stock',
        '正在发货中，请耐心等待，如有疑问，请联系客服。' => 'pending',
        '此商品没有发货信息或正在发货中' => 'pending_upstream',
    ];

    /** @var array<string, list<string>> order number => what happened */
    private array $noted = [];

    public function __construct(private ShopClient $client)
    {
    }

    public function note(string $tradeNo, string $what): void
    {
        $this->noted[$tradeNo][] = $what;
    }

    /** Reads each noted order again: what was rolled back never happened. */
    public function settle(): void
    {
        $all = $this->noted;
        $this->noted = [];
        $trouble = null;
        foreach ($all as $tradeNo => $what) {
            // One order that cannot be told takes no other with it.
            try {
                $order = Order::query()->where('trade_no', (string) $tradeNo)->first();
                if ($order !== null) {
                    $this->tell($order, array_unique($what));
                }
            } catch (\Throwable $error) {
                $trouble = $error;
            }
        }
        $this->client->flush();
        if ($trouble !== null) {
            throw $trouble;
        }
    }

    public function callbackFailed(string $handle, string $reason, string $tradeNo, array $map): void
    {
        if ($tradeNo === '') {
            return;
        }
        $this->client->emit('payment.callback_failed', $tradeNo, 'callback:' . microtime(true), [
            'gateway' => $handle === '' ? 'unknown' : $handle,
            'reason' => $reason,
            'raw_sha256' => hash('sha256', http_build_query($map)),
        ], time());
    }

    private function tell(Order $order, array $what): void
    {
        $ref = (string) $order->trade_no;
        if (in_array('created', $what, true)) {
            $this->client->emit('order.created', $ref, 'created', $this->created($order), self::at((string) $order->create_time));
        }
        $paid = (int) $order->status === 1;
        if (in_array('paid', $what, true) && $paid) {
            $this->client->emit('payment.confirmed', $ref, 'paid', array_filter([
                'gateway' => (string) ($order->pay->handle ?? ''),
                'amount_minor' => self::fen($order->amount),
                'currency' => 'CNY',
                'paid_at' => gmdate('Y-m-d\TH:i:s\Z', self::at((string) $order->pay_time)),
                'confirm_by' => 'callback',
            ]), self::at((string) $order->pay_time));
            $this->tellDelivery($order, self::at((string) $order->pay_time));
        }
        if (in_array('overwritten', $what, true)) {
            // The old text is gone before any hook: that it was overwritten is all that can be said.
            $this->client->emit('delivery.overwritten', $ref, 'over:' . microtime(true), [
                'after_sha256' => $this->client->textTag((string) $order->secret),
                'actor' => 'admin',
                'ext' => ['hashed' => 'keyed'],
            ], time());
        }
        if (array_intersect(['written', 'overwritten'], $what) && $paid) {
            $this->tellDelivery($order, time());
        }
        if ($paid) {
            $this->tellView($order, $what);
        }
    }

    /** Each look at one order by itself; lists are read often, so that of them each text counts once a day, way and network. */
    private function tellView(Order $order, array $what): void
    {
        $via = array_keys(array_intersect([
            ((string) $order->password !== '' ? 'password' : 'order-page') => 'viewed',
            'order-list' => 'listed',
            'login' => 'listed-to-member',
        ], $what));
        $text = trim((string) $order->secret);
        $same = self::visitor() === (string) $order->create_ip;
        foreach ($via as $way) {
            $isList = in_array($way, ['order-list', 'login'], true);
            if ($isList && self::excuse($order, $text) !== null) {
                continue;
            }
            $once = $isList ? gmdate('Y-m-d') . $this->client->textTag($text) . ($same ? ':same' : ':other') : (string) microtime(true);
            $this->client->emit('delivery.viewed', (string) $order->trade_no, "view:$way:$once", [
                'ua_sha256' => hash('sha256', (string) ($_SERVER['HTTP_USER_AGENT'] ?? '')),
                'buyer_ip_same' => $same,
                'via' => $way,
            ], time());
        }
    }

    /** As the shop itself wrote it into the order: behind a proxy that it trusts, the visitor's own address. */
    private static function visitor(): string
    {
        $client = 'App\\Util\\Client';
        $own = is_callable([$client, 'getAddress']) ? (string) $client::getAddress() : '';
        return $own !== '' ? $own : (string) ($_SERVER['REMOTE_ADDR'] ?? '');
    }

    private function created(Order $order): array
    {
        $merchant = (int) $order->user_id;
        return array_filter([
            'listing_ref' => 'commodity:' . $order->commodity_id,
            'title' => (string) ($order->commodity->name ?? ''),
            'qty' => max(1, (int) $order->card_num),
            'amount_minor' => self::fen($order->amount),
            'currency' => 'CNY',
            'merchant_ref' => $merchant === 0 ? null : 'user:' . $merchant,
        ], static fn ($value) => $value !== null && $value !== '');
    }

    private function tellDelivery(Order $order, int $at): void
    {
        $ref = (string) $order->trade_no;
        $text = trim((string) $order->secret);
        $excuse = self::excuse($order, $text);
        $key = hash('sha256', $at . $this->client->textTag($text));
        if ($text === '' || $excuse !== null) {
            $this->client->emit('delivery.attempted', $ref, 'attempt:' . $key, [
                'result' => in_array($excuse, ['pending', 'pending_upstream'], true) ? 'pending_manual' : 'failed',
                'reason' => $excuse ?? 'nothing_shown',
                'qty_ordered' => max(1, (int) $order->card_num),
                'shop_flag' => (string) $order->delivery_status,
            ], $at);
            return;
        }
        $this->client->emit('delivery.proof', $ref, 'proof:' . $key, $this->proof($order, $text, $at), $at);
    }

    /** Why a text is none of a delivery: the shop's own sentences, or what the listing says while a hand is awaited. */
    private static function excuse(Order $order, string $text): ?string
    {
        $bare = preg_replace('/\s+/u', '', $text);
        $waiting = preg_replace('/\s+/u', '', (string) ($order->commodity->delivery_message ?? ''));
        return self::EXCUSES[$bare] ?? ($waiting !== '' && $waiting === $bare ? 'pending' : null);
    }

    private function proof(Order $order, string $text, int $at): array
    {
        $lines = array_values(array_filter(array_map('trim', preg_split('/\r?\n/', $text)), 'strlen'));
        $rows = [];
        foreach (Card::query()->where('order_id', $order->id)->orderBy('id')->get() as $row) {
            $rows[trim((string) $row->secret)][] = $row;
        }
        $byHand = $rows === [] && (int) ($order->commodity->delivery_way ?? 0) === 1;
        $items = [];
        $unmatched = 0;
        $written = $byHand ? ShopClient::written($text, (int) $order->card_num) : [];
        foreach ($written ?: ($byHand ? [$text] : $lines) as $n => $line) {
            $row = isset($rows[$line]) && $rows[$line] !== [] ? array_shift($rows[$line]) : null;
            // Lines without a row are counted by themselves, as the poller counts them: one card has one name.
            $card = $written ? 'hand:' . ($n + 1) : ($byHand ? 'text' : ($row === null ? 'line:' . ++$unmatched : 'card:' . $row->id));
            $items[] = $this->client->card((string) $order->trade_no, $card, $line) + [
                'kind' => $written ? 'written' : ($byHand ? 'text' : 'card'),
                'row_found' => $row !== null,
                'looped' => false,
            ];
        }
        $left = array_sum(array_map('count', $rows));
        $found = count(array_filter($items, static fn ($item) => $item['row_found']));
        return [
            'qty_ordered' => max(1, (int) $order->card_num),
            'qty_delivered' => $byHand ? min(count($lines), max(1, (int) $order->card_num)) : count($items),
            'items' => $items,
            'channels' => [['channel' => 'order-page', 'entered_at' => gmdate('Y-m-d\TH:i:s\Z', $at)]],
            'shop_flag' => (string) $order->delivery_status,
        ] + ($byHand ? [] : ['shown_matches_rows' => $found === count($items) && $left === 0]);
    }

    /** The shop writes its times in Asia/Shanghai, whatever the machine's zone is. */
    private static function at(string $wall): int
    {
        $time = date_create_immutable($wall, new \DateTimeZone('Asia/Shanghai'));
        return $time === false ? time() : $time->getTimestamp();
    }

    private static function fen(mixed $amount): int
    {
        return (int) round(((float) $amount) * 100);
    }
}
