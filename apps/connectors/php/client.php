<?php

namespace Redress;

/**
 * What both plugins share: settings, keys, commitments, a folder as spool, and sending. PHP 7.2 and later, with sodium. An event is on disk
 * before anything else happens to it; sending takes whole files, oldest first, and a file goes only after the server took it.
 */
class ShopClient
{
    /** @var array */
    private $settings;
    /** Of one request; the server takes 500 at most. */
    const BATCH = 100;

    /** @var int */
    private static $count = 0;
    /** @var int seconds by which the server's clock is ahead of ours, once it said so */
    private $clock = 0;
    /** @var int|null the server's clock in its last answer */
    private $theirs;

    /**
     * @param array $settings spool; base, or server and source; secret, shop_key and private_key, or the names of files that hold them
     * (secret_file, shop_key_file, sign_key_file); where it was given one pepper, or pepper_file
     */
    public function __construct(array $settings)
    {
        $this->settings = $settings;
    }

    /**
     * From the named file; else the one that the environment variable REDRESS_SETTINGS names; else redress-config.php beside this file. A .php
     * file gives an array and shows nothing to a visitor; an .ini file has to lie outside of the web root.
     */
    public static function fromFile(string $path = ''): self
    {
        $path = $path !== '' ? $path : ((string) getenv('REDRESS_SETTINGS') ?: __DIR__ . '/redress-config.php');
        $settings = is_file($path) ? (substr($path, -4) === '.php' ? require $path : parse_ini_file($path, false, INI_SCANNER_RAW)) : false;
        if (!is_array($settings)) {
            throw new \RuntimeException("no settings: $path");
        }
        foreach (['spool', 'secret_file', 'shop_key_file', 'sign_key_file', 'pepper_file'] as $name) {
            if (isset($settings[$name]) && $settings[$name][0] !== '/') {
                $settings[$name] = dirname($path) . '/' . $settings[$name];
            }
        }
        return new self($settings);
    }

    /** What a proof says of a card: a commitment, a tag that is equal for equal cards of this shop, the end of a long code. */
    public function card(string $order, string $card, string $secret): array
    {
        $secret = self::bare($secret);
        $key = $this->key('shop_key_file');
        $pepper = isset($this->settings['pepper_file']) || !empty($this->settings['pepper']) ? $this->key('pepper_file') : hash_hmac('sha256', 'dup_tag', $key);
        $nonce = substr(hash_hmac('sha256', "$order\n$card", $key), 0, 32);
        $said = [
            'card_ref' => $card,
            'commit' => hash('sha256', "redress-card/1\n$order\n$nonce\n$secret"),
            'dup_tag' => hash_hmac('sha256', $secret, $pepper),
        ];
        return mb_strlen($secret) >= 8 && $card !== 'text' ? $said + ['last4' => mb_substr($secret, -4)] : $said;
    }

    /** Without the blanks that JavaScript's trim() knows, so that every client hashes the same text. */
    private static function bare(string $secret): string
    {
        $blank = '[\x09-\x0D\x20\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}]+';
        return preg_replace("/^{$blank}|{$blank}\$/Du", '', $secret) ?? trim($secret, " \t\n\v\f\r");
    }

    /**
     * The codes that a person wrote into an order, one a line and exactly as many as were bought; nothing where the text says anything else.
     * Other lines beside them are notes. The rule is that of `writtenCodes` in JavaScript.
     */
    public static function written(string $text, int $qty): array
    {
        $codes = array_filter(array_map([self::class, 'bare'], preg_split('/\r?\n/', $text)), static function ($line) {
            return preg_match('/^[!-9;-~]{6,200}$/D', $line) && preg_match('/[0-9]/', $line)
                // A number to call, a day, a sum; an address to write to.
                && !(preg_match('/^[0-9.\/+-]+$/D', $line) && strlen(preg_replace('/[^0-9]/', '', $line)) < 12)
                && !preg_match('/^(qq|vx|wx|wechat|weixin|tg|tel)[-_.=]?[0-9]{5,11}$/Di', $line)
                && !preg_match('/^[\w.+-]+@[\w-]+(\.[\w-]+)*\.[a-z]{2,}$/Di', $line);
        });
        $codes = array_values(array_unique($codes));
        return count($codes) === max(1, $qty) ? $codes : [];
    }

    /** Tells equal texts from changed ones, to this shop alone. */
    public function textTag(string $text): string
    {
        return hash_hmac('sha256', $text, $this->key('shop_key_file') . "\ntext");
    }

    /** Puts an event into the spool. The same type, order and key are one event, whose first bytes stand. */
    public function emit(string $type, string $order, string $key, array $data, int $at): string
    {
        $id = 'evt_' . substr(hash('sha256', "$type|$order|plugin:$key"), 0, 32);
        $body = json_encode([
            'spec' => 'redress.event/1',
            'id' => $id,
            'type' => $type,
            'order_ref' => $order,
            'occurred_at' => gmdate('Y-m-d\TH:i:s\Z', $at),
            'data' => $data === [] ? new \stdClass() : $data,
        ], JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
        $folder = $this->folder();
        // In the order of telling: microseconds, and a count for a clock that is coarser.
        $name = sprintf('%s/%017d%03d-%s', $folder, (int) (microtime(true) * 1e6), self::$count++ % 1000, $id);
        if (glob("$folder/*-$id.json") || is_file($this->told($id)) || is_file("$folder/sent/$id")) {
            return $id;
        }
        if ($body === false || file_put_contents("$name.part", $body) !== strlen($body) || !rename("$name.part", "$name.json")) {
            @unlink("$name.part");
            throw new \RuntimeException('the spool cannot be written');
        }
        return $id;
    }

    /**
     * Sends what waits, for a few seconds at most; what does not get there waits for the next time, or for cron, which is patient: it does
     * not mind that the server failed a moment ago, since no buyer waits for it. Gives how many the server took.
     */
    public function flush(int $most = 100, int $seconds = 5, bool $patient = false): int
    {
        $folder = $this->folder();
        $lock = fopen("$folder/lock", 'c');
        if ($lock === false || !flock($lock, LOCK_EX | LOCK_NB)) {
            return 0;
        }
        // After a failure no request waits for that server again for a while.
        if (!$patient && is_file("$folder/pause") && filemtime("$folder/pause") > time() - 60) {
            return 0;
        }
        $sent = 0;
        $until = microtime(true) + $seconds;
        while ($most > 0 && microtime(true) < $until && ($files = array_slice(glob("$folder/*.json") ?: [], 0, min(self::BATCH, $most)))) {
            $results = $this->post($files, $seconds);
            if ($results === []) {
                touch("$folder/pause");
                break;
            }
            @unlink("$folder/pause");
            $taken = $this->settle($files, $results);
            $sent += $taken['sent'];
            $most -= count($files);
            // What stays would only be asked again; but a clock that was put right is worth a second try.
            if ($taken['stays'] && !$this->learnClock($results)) {
                break;
            }
        }
        if ($patient) {
            $this->forget();
        }
        flock($lock, LOCK_UN);
        return $sent;
    }

    /** The server's receipt of an event, with `body`, the bytes that it proves; null where it has none, or one of other bytes. */
    public function receipt(string $id): ?array
    {
        $file = $this->told($id);
        $body = is_file($file) ? (string) file_get_contents($file) : '';
        list($status, $receipt) = $this->ask('GET', "/v1/events/$id/receipt", $this->headers($id, ''), '', 30);
        $same = $status === 200 && isset($receipt['sha256']) && hash_equals(hash('sha256', $body), (string) $receipt['sha256']);
        return $same ? $receipt + ['body' => $body] : null;
    }

    /** Standard Webhooks: HMAC lets the server drop strangers cheaply, Ed25519 is what proves to others. */
    public function headers(string $id, string $body): array
    {
        return $this->batchHeaders([[$id, $body]])[0];
    }

    /**
     * The headers of each of one batch's [id, body]. The shop's own key signs once, whatever the number: the root of a Merkle tree (RFC 9162)
     * over all of them; each carries that signature and its path to the root, so that it proves itself without the others.
     */
    private function batchHeaders(array $events): array
    {
        $time = (string) (time() + $this->clock);
        $key = base64_decode(substr($this->key('secret_file'), 6));
        $seed = substr(base64_decode(substr($this->key('sign_key_file'), 5)), 0, 32);
        $secret = sodium_crypto_sign_secretkey(sodium_crypto_sign_seed_keypair($seed));
        $headers = [];
        $leaves = [];
        foreach ($events as list($id, $body)) {
            $signed = "$id.$time.$body";
            $leaves[] = hash('sha256', "\0$signed", true);
            $mac = base64_encode(hash_hmac('sha256', $signed, $key, true));
            $headers[] = ['webhook-id' => $id, 'webhook-timestamp' => $time, 'webhook-signature' => "v1,$mac"];
        }
        if (count($events) === 1) {
            $headers[0]['webhook-signature'] .= ' v1a,' . base64_encode(sodium_crypto_sign_detached($signed, $secret));
            return $headers;
        }
        $levels = self::tree($leaves);
        $size = count($leaves);
        $root = end($levels)[0];
        $signature = sodium_crypto_sign_detached("redress.batch/1\n$size\n" . base64_encode($root) . "\n", $secret);
        foreach ($headers as $index => $one) {
            $proof = $signature . $root . pack('NN', $size, $index);
            foreach ($levels as $height => $level) {
                $proof .= $level[($index >> $height) ^ 1] ?? '';
            }
            $headers[$index]['webhook-signature'] .= ' v1m,' . base64_encode($proof);
        }
        return $headers;
    }

    /** All levels, leaves first; a node without a neighbour goes up as it is. */
    private static function tree(array $level): array
    {
        $levels = [$level];
        while (count($level) > 1) {
            $above = [];
            for ($i = 0; $i < count($level); $i += 2) {
                $above[] = isset($level[$i + 1]) ? hash('sha256', "\1" . $level[$i] . $level[$i + 1], true) : $level[$i];
            }
            $levels[] = $level = $above;
        }
        return $levels;
    }

    /** What the server said of each, in order; nothing where it did not take the batch as a whole. */
    private function post(array $files, int $seconds): array
    {
        $events = array_map(function ($file) {
            return [self::idOf($file), (string) file_get_contents($file)];
        }, $files);
        $batch = array_map(function ($headers, $event) {
            return ['headers' => $headers, 'body' => $event[1]];
        }, $this->batchHeaders($events), $events);
        $content = json_encode($batch, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
        list(, $answer) = $this->ask('POST', '/v1/events/batch', ['content-type' => 'application/json'], $content, $seconds);
        $results = is_array($answer) && isset($answer['results']) && is_array($answer['results']) ? $answer['results'] : [];
        return count($results) === count($batch) ? $results : [];
    }

    /** The one word that decides is about the event itself: a wrong secret, a busy server or a wrong clock leaves it where it is. */
    private function settle(array $files, array $results): array
    {
        $done = ['sent' => 0, 'stays' => false];
        foreach ($results as $i => $result) {
            $status = (int) ($result['status'] ?? 0);
            if ($status === 200 || $status === 202) {
                $told = $this->told(self::idOf($files[$i]));
                @mkdir(dirname($told), 0700, true);
                rename($files[$i], $told);
                $done['sent']++;
            } elseif ($status >= 400 && $status < 500 && !in_array($status, [401, 403, 404, 408, 410, 429], true)) {
                $why = self::idOf($files[$i]) . " $status " . ($result['code'] ?? '') . ' ' . ($result['detail'] ?? '');
                file_put_contents($this->folder() . '/rejected.log', gmdate('Y-m-d\TH:i:s\Z ') . $why . "\n", FILE_APPEND);
                rename($files[$i], $files[$i] . ($status === 409 ? '.conflict' : '.rejected'));
            } else {
                $done['stays'] = true;
            }
        }
        return $done;
    }

    /** Whether the server's clock, which stands in its answer, explains what it did not take; then ours is set by it. Once. */
    private function learnClock(array $results): bool
    {
        if ($this->clock !== 0 || $this->theirs === null || !in_array('timestamp-off', array_column($results, 'code'), true)) {
            return false;
        }
        $this->clock = $this->theirs - time();
        return $this->clock !== 0;
    }

    /** One request: status (0 where nobody answered) and what JSON came back. */
    private function ask(string $method, string $path, array $headers, string $content, int $seconds): array
    {
        $url = ($this->settings['base'] ?? rtrim($this->settings['server'], '/') . '/api/sources/' . $this->settings['source']) . $path;
        $lines = [];
        foreach ($headers as $name => $value) {
            $lines[] = "$name: $value";
        }
        $http = ['method' => $method, 'header' => $lines, 'content' => $content, 'timeout' => $seconds, 'ignore_errors' => true];
        $text = @file_get_contents($url, false, stream_context_create(['http' => $http]));
        $said = $http_response_header ?? [];
        $this->theirs = null;
        foreach ($said as $line) {
            if (stripos($line, 'date:') === 0) {
                $this->theirs = strtotime(trim(substr($line, 5))) ?: null;
            }
        }
        $status = preg_match('/ (\d{3})/', $said[0] ?? '', $match) ? (int) $match[1] : 0;
        return [$text === false ? 0 : $status, json_decode((string) $text, true)];
    }

    private static function idOf(string $file): string
    {
        return substr(basename($file, '.json'), 21);
    }

    /** Where the bytes of an event lie once the server took them: a receipt proves nothing without them. */
    private function told(string $id): string
    {
        return $this->folder() . '/sent/' . substr($id, 4, 2) . "/$id";
    }

    /** Half a year is longer than any claim about an order is likely. */
    private function forget(): void
    {
        if (mt_rand(0, 99) > 0) {
            return;
        }
        foreach (glob($this->folder() . '/sent/*/*') ?: [] as $file) {
            if (filemtime($file) < time() - 180 * 86400) {
                @unlink($file);
            }
        }
    }

    private function folder(): string
    {
        $folder = (string) ($this->settings['spool'] ?? '');
        if ($folder === '' || (!is_dir("$folder/sent") && !mkdir("$folder/sent", 0700, true))) {
            throw new \RuntimeException('no spool folder');
        }
        return $folder;
    }

    const NAMES = ['secret_file' => 'secret', 'shop_key_file' => 'shop_key', 'sign_key_file' => 'private_key', 'pepper_file' => 'pepper'];

    private function key(string $name): string
    {
        $text = trim((string) ($this->settings[self::NAMES[$name]] ?? file_get_contents((string) ($this->settings[$name] ?? ''))));
        if ($text === '') {
            throw new \RuntimeException("no $name");
        }
        return $text;
    }
}

// From cron: php client.php /path/to/settings — and for one receipt: php client.php /path/to/settings receipt evt_…
if (PHP_SAPI === 'cli' && isset($_SERVER['SCRIPT_FILENAME']) && realpath($_SERVER['SCRIPT_FILENAME']) === __FILE__) {
    $client = ShopClient::fromFile((string) ($argv[1] ?? ''));
    if (($argv[2] ?? '') === 'receipt') {
        $receipt = $client->receipt((string) ($argv[3] ?? ''));
        echo $receipt === null ? "no receipt\n" : json_encode($receipt, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES) . "\n";
        exit($receipt === null ? 1 : 0);
    }
    echo $client->flush(10000, 50, true), "\n";
}
