<?php

namespace Redress\Dujiaoka;

use Redress\ShopClient;

/** Which events follow from what the shop did. Reads the shop again before it speaks: what was rolled back never happened. */
class Recorder
{
    const UNPAID = [1, -1];
    const PAID = [2, 3, 4, 6];

    /** @var ShopClient */
    private $client;
    /** @var array<string, array> order number => what was noted */
    private $noted = [];

    public function __construct(ShopClient $client)
    {
        $this->client = $client;
    }

    public function note(string $what, $order)
    {
        $ref = (string) $order->order_sn;
        $noted = $this->noted[$ref] ?? ['created' => false, 'paid' => false, 'text' => false, 'before' => null, 'from' => null, 'gone' => false];
        $noted['created'] = $noted['created'] || $what === 'created';
        $noted['gone'] = $noted['gone'] || $what === 'deleted';
        if ($what === 'updated') {
            $from = (int) $order->getOriginal('status');
            $noted['from'] = $noted['from'] ?? $from;
            $noted['paid'] = $noted['paid'] || (in_array($from, self::UNPAID, true) && in_array((int) $order->status, self::PAID, true));
            $infoBefore = (string) $order->getOriginal('info');
            if ($infoBefore !== (string) $order->info || $from !== (int) $order->status) {
                $noted['text'] = true;
            }
            // Only what was shown as delivered can be overwritten; before that it is what the buyer filled in.
            if ($from === 4 && $infoBefore !== (string) $order->info && $noted['before'] === null) {
                $noted['before'] = $infoBefore;
            }
        }
        $this->noted[$ref] = $noted;
    }

    /** Tells what was noted. Outside any transaction of the shop. */
    public function settle()
    {
        $all = $this->noted;
        $this->noted = [];
        $trouble = null;
        foreach ($all as $ref => $noted) {
            // One order that cannot be told takes no other with it.
            try {
                $this->settleOne((string) $ref, $noted);
            } catch (\Throwable $error) {
                $trouble = $error;
            }
        }
        $this->client->flush();
        if ($trouble !== null) {
            throw $trouble;
        }
    }

    private function settleOne(string $ref, array $noted)
    {
        $order = \App\Models\Order::query()->where('order_sn', $ref)->first();
        if ($order !== null) {
            $this->tell($order, $noted);
        } elseif ($noted['gone']) {
            $this->client->emit('order.status', $ref, 'gone', ['meaning' => 'deleted', 'to' => 'gone'], time());
        }
    }

    private function tell($order, array $noted)
    {
        $ref = (string) $order->order_sn;
        $status = (int) $order->status;
        $changedAt = $order->updated_at ? $order->updated_at->getTimestamp() : time();
        // The same fact has the same key, and its body is made of the row alone: told twice it is the same event.
        $key = $changedAt . ':' . $status . ':' . $this->client->textTag((string) $order->info);
        if ($noted['created']) {
            $created = $order->created_at ? $order->created_at->getTimestamp() : $changedAt;
            $this->client->emit('order.created', $ref, 'created', [
                'listing_ref' => 'goods:' . $order->goods_id,
                'title' => (string) $order->title,
                'qty' => (int) $order->buy_amount,
                'amount_minor' => self::fen($order->actual_price),
                'currency' => 'CNY',
                'auto_delivery' => (int) $order->type === 1,
            ], $created);
        }
        if ($noted['paid']) {
            $trade = (string) $order->trade_no;
            $this->client->emit('payment.confirmed', $ref, 'paid:' . $trade, array_filter([
                'trade_no' => $trade,
                'amount_minor' => self::fen($order->actual_price),
                'currency' => 'CNY',
                'confirm_by' => $trade === '' ? 'manual' : 'callback',
            ], function ($value) {
                return $value !== '';
            }), $changedAt);
        }
        if ($noted['from'] !== null && in_array($noted['from'], self::PAID, true) && in_array($status, self::UNPAID, true)) {
            $this->client->emit('order.status', $ref, 'status:' . $key, ['meaning' => 'rewritten', 'from' => (string) $noted['from'], 'to' => (string) $status], $changedAt);
        }
        if ($noted['before'] !== null) {
            $this->client->emit('delivery.overwritten', $ref, 'over:' . $key, [
                'before_sha256' => $this->client->textTag($noted['before']),
                'after_sha256' => $this->client->textTag((string) $order->info),
                'actor' => 'admin',
                'ext' => ['hashed' => 'keyed'],
            ], $changedAt);
        }
        if ($noted['text'] && $status === 4) {
            $this->client->emit('delivery.proof', $ref, 'proof:' . $key, $this->proof($order, $changedAt), $changedAt);
        } elseif ($noted['text'] && in_array($status, [2, 5, 6], true)) {
            $this->client->emit('delivery.attempted', $ref, 'attempt:' . $key, [
                'result' => $status === 2 ? 'pending_manual' : 'failed',
                'reason' => $status === 6 ? 'out_of_stock' : ($status === 2 ? 'pending' : 'refused_by_shop'),
                'qty_ordered' => (int) $order->buy_amount,
                'shop_flag' => (string) $status,
            ], $changedAt);
        }
    }

    /** dujiaoka does not keep which row went where: rows are found by equal text, compared byte by byte. */
    private function proof($order, int $at): array
    {
        $lines = array_values(array_filter(array_map('trim', preg_split('/\r?\n/', (string) $order->info)), 'strlen'));
        $rows = [];
        $found = \App\Models\Carmis::query()->where('goods_id', $order->goods_id)->whereIn('carmi', $lines)->orderBy('id')->get();
        foreach ($found as $row) {
            $rows[trim((string) $row->carmi)][] = $row;
        }
        $items = [];
        $left = 0;
        $byHand = $rows === [] && (int) $order->type !== 1;
        $written = $byHand ? ShopClient::written((string) $order->info, (int) $order->buy_amount) : [];
        foreach ($written ?: ($byHand ? [trim((string) $order->info)] : $lines) as $n => $line) {
            $row = isset($rows[$line]) ? array_shift($rows[$line]) : null;
            // Lines without a row are counted by themselves, as the poller counts them: one card has one name.
            $card = $row !== null ? 'carmis:' . $row->id : ($written ? 'hand:' . ($n + 1) : ($byHand ? 'text' : 'line:' . ++$left));
            $items[] = $this->client->card((string) $order->order_sn, $card, $line) + [
                'kind' => $written ? 'written' : ($byHand ? 'text' : 'card'),
                'row_found' => $row !== null,
                'looped' => $row !== null && (int) $row->is_loop === 1,
            ];
        }
        $matches = array_filter($items, function ($item) {
            return !$item['row_found'];
        }) === [];
        return [
            'qty_ordered' => (int) $order->buy_amount,
            'qty_delivered' => $byHand ? min(count($lines), (int) $order->buy_amount) : count($items),
            'items' => $items,
            'channels' => [['channel' => 'order-page', 'entered_at' => gmdate('Y-m-d\TH:i:s\Z', $at)]],
            'shop_flag' => (string) $order->status,
        ] + ($byHand ? [] : ['shown_matches_rows' => $matches]);
    }

    /** The page that shows the cards, and what the gateway was answered. */
    public function request($request, $response)
    {
        $path = trim((string) $request->path(), '/');
        if (preg_match('#^(?:detail-order-sn/([A-Za-z0-9]+)|search-order-by-(sn|email|browser))$#', $path, $match)) {
            if ($response->getStatusCode() === 200) {
                $this->shown($match[2] ?? 'page', $match[1], $request, $response);
            }
        } elseif (preg_match('#^pay/([a-z0-9]+)/notify_url$#', $path, $match)) {
            $this->callback($match[1], $request, $response);
        }
    }

    /** Every one of these pages shows the orders that its view was given, cards and all; the newest twenty are enough. */
    private function shown(string $by, string $sn, $request, $response)
    {
        $view = method_exists($response, 'getOriginalContent') ? $response->getOriginalContent() : null;
        $given = is_object($view) && method_exists($view, 'getData') ? ($view->getData()['orders'] ?? []) : [];
        $listed = [];
        foreach (is_iterable($given) ? $given : [] as $one) {
            $listed[] = (string) ($one['order_sn'] ?? '');
        }
        // A theme of its own may answer otherwise: the page of one order names it.
        $numbers = $listed === [] && $by === 'page' ? [$sn] : array_slice($listed, 0, 20);
        foreach ($numbers as $number) {
            $order = \App\Models\Order::query()->where('order_sn', $number)->first();
            if ($order === null || (int) $order->status !== 4) {
                continue;
            }
            $same = (string) $request->ip() === (string) $order->buy_ip;
            // A list is read often: each text counts once a day, way and network.
            $once = in_array($by, ['email', 'browser'], true)
                ? gmdate('Y-m-d') . $this->client->textTag((string) $order->info) . ($same ? ':same' : ':other')
                : (string) microtime(true);
            $via = $this->via($by, $request, $order);
            $this->client->emit('delivery.viewed', (string) $order->order_sn, "view:$via:$once", [
                'ua_sha256' => hash('sha256', (string) $request->header('User-Agent')),
                'buyer_ip_same' => $same,
                'via' => $via,
            ], time());
        }
    }

    /** The shop compares the query password only where one was sent: an empty one opens the list too. */
    private function via(string $by, $request, $order): string
    {
        $sent = $by === 'email' ? (string) $request->input('search_pwd', '') : '';
        if ($sent !== '' && hash_equals((string) $order->search_pwd, $sent)) {
            return 'password';
        }
        return $by === 'page' || $by === 'sn' ? 'order-page' : 'order-list';
    }

    private function callback(string $gateway, $request, $response)
    {
        $sent = $request->all();
        $ref = (string) ($sent['out_trade_no'] ?? $sent['order_id'] ?? $sent['pay_id'] ?? '');
        if ($ref === '' || strlen($ref) > 150) {
            return;
        }
        $reply = substr(trim(strip_tags((string) $response->getContent())), 0, 100);
        $accepted = $response->getStatusCode() === 200 && preg_match('/^(success|ok|SUCCESS)/i', $reply);
        $this->client->emit($accepted ? 'payment.callback' : 'payment.callback_failed', $ref, 'callback:' . microtime(true), array_filter([
            'gateway' => $gateway,
            'trade_no' => (string) ($sent['trade_no'] ?? ''),
            'reply' => $reply,
            'http' => (int) $response->getStatusCode(),
            'raw_sha256' => hash('sha256', http_build_query($sent)),
        ]), time());
    }

    /** A mail to the buyer was taken by the mail server, or not. The job names no order; its text does, as the shop's template puts it there. */
    public function job(string $name, array $payload, string $result)
    {
        if ($name !== 'App\\Jobs\\MailSend' || !isset($payload['data']['command'])) {
            return;
        }
        $fields = [];
        foreach ((array) unserialize($payload['data']['command']) as $field => $value) {
            $fields[substr((string) strrchr("\0" . $field, "\0"), 1)] = $value;
        }
        $text = preg_replace('/<[^>]*>/', ' ', ($fields['title'] ?? '') . ' ' . ($fields['content'] ?? ''));
        preg_match_all('/(?<![A-Za-z0-9])[A-Z0-9]{16}(?![A-Za-z0-9])/', $text, $found);
        $order = $found[0] ? \App\Models\Order::query()->whereIn('order_sn', array_slice(array_unique($found[0]), 0, 20))->first() : null;
        // To the manager of the shop goes a mail about the same order.
        if ($order === null || strcasecmp((string) $order->email, (string) ($fields['to'] ?? '')) !== 0) {
            return;
        }
        $this->client->emit('message.sent', (string) $order->order_sn, 'mail:' . $result . ':' . hash('sha256', $payload['data']['command']), [
            'channel' => 'email',
            'result' => $result,
            'to_sha256' => $this->client->textTag(strtolower((string) $order->email)),
        ], time());
    }

    private static function fen($price): int
    {
        return (int) round(((float) $price) * 100);
    }
}
