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
    /** @var int */
    private static $told = 0;

    /** @param array $settings server, source, spool, secret_file, shop_key_file, sign_key_file */
    public function __construct(array $settings)
    {
        $this->settings = $settings;
    }

    /** From an .ini file outside of the web root; the environment variable REDRESS_SETTINGS names it where nothing else does. */
    public static function fromFile(string $path = ''): self
    {
        $path = $path !== '' ? $path : (string) getenv('REDRESS_SETTINGS');
        $settings = $path !== '' && is_file($path) ? parse_ini_file($path, false, INI_SCANNER_RAW) : false;
        if (!is_array($settings)) {
            throw new \RuntimeException("no settings: $path");
        }
        foreach (['spool', 'secret_file', 'shop_key_file', 'sign_key_file'] as $name) {
            if (isset($settings[$name]) && $settings[$name][0] !== '/') {
                $settings[$name] = dirname($path) . '/' . $settings[$name];
            }
        }
        return new self($settings);
    }

    /** What a proof says of a card: a commitment, a tag that is equal for equal cards of this shop, the end of a long code. */
    public function card(string $order, string $card, string $secret): array
    {
        $secret = trim($secret);
        $key = $this->key('shop_key_file');
        $nonce = substr(hash_hmac('sha256', "$order\n$card", $key), 0, 32);
        $said = [
            'card_ref' => $card,
            'commit' => hash('sha256', "redress-card/1\n$order\n$nonce\n$secret"),
            'dup_tag' => hash_hmac('sha256', $secret, hash_hmac('sha256', 'dup_tag', $key)),
        ];
        return mb_strlen($secret) >= 8 && $card !== 'text' ? $said + ['last4' => mb_substr($secret, -4)] : $said;
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
        $name = sprintf('%s/%017d%03d-%s', $folder, (int) (microtime(true) * 1e6), self::$told++ % 1000, $id);
        if (glob("$folder/*-$id.json") || is_file("$folder/sent/$id")) {
            return $id;
        }
        if ($body === false || file_put_contents("$name.part", $body) !== strlen($body) || !rename("$name.part", "$name.json")) {
            @unlink("$name.part");
            throw new \RuntimeException('the spool cannot be written');
        }
        return $id;
    }

    /** Sends what waits, for a few seconds at most; what does not get there waits for the next time, or for cron. */
    public function flush(int $most = 100, int $seconds = 5): int
    {
        $folder = $this->folder();
        $lock = fopen("$folder/lock", 'c');
        if ($lock === false || !flock($lock, LOCK_EX | LOCK_NB)) {
            return 0;
        }
        // After a failure nobody waits for that server again for a while.
        if (is_file("$folder/pause") && filemtime("$folder/pause") > time() - 60) {
            return 0;
        }
        $files = array_slice(glob("$folder/*.json") ?: [], 0, $most);
        $batch = [];
        foreach ($files as $file) {
            $body = (string) file_get_contents($file);
            $batch[] = ['headers' => $this->headers(substr(basename($file, '.json'), 21), $body), 'body' => $body];
        }
        $results = $batch === [] ? [] : $this->post($batch, $seconds);
        if ($batch !== [] && $results === []) {
            touch("$folder/pause");
        }
        $sent = 0;
        foreach ($results as $i => $result) {
            $status = (int) ($result['status'] ?? 0);
            if ($status === 200 || $status === 202) {
                touch("$folder/sent/" . substr(basename($files[$i], '.json'), 21));
                unlink($files[$i]);
                $sent++;
            } elseif ($status >= 400 && $status < 500 && !in_array($status, [401, 403, 404, 408, 429], true)) {
                rename($files[$i], $files[$i] . '.rejected');
            }
        }
        flock($lock, LOCK_UN);
        return $sent;
    }

    /** Standard Webhooks: HMAC lets the server drop strangers cheaply, Ed25519 is what proves to others. */
    public function headers(string $id, string $body): array
    {
        $time = (string) time();
        $signed = "$id.$time.$body";
        $seed = substr(base64_decode(substr($this->key('sign_key_file'), 5)), 0, 32);
        $secret = sodium_crypto_sign_secretkey(sodium_crypto_sign_seed_keypair($seed));
        $mac = base64_encode(hash_hmac('sha256', $signed, base64_decode(substr($this->key('secret_file'), 6)), true));
        $signature = base64_encode(sodium_crypto_sign_detached($signed, $secret));
        return ['webhook-id' => $id, 'webhook-timestamp' => $time, 'webhook-signature' => "v1,$mac v1a,$signature"];
    }

    private function post(array $batch, int $seconds): array
    {
        $url = rtrim($this->settings['server'], '/') . '/api/sources/' . $this->settings['source'] . '/v1/events/batch';
        $context = stream_context_create(['http' => [
            'method' => 'POST',
            'header' => 'content-type: application/json',
            'content' => json_encode($batch, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES),
            'timeout' => $seconds,
            'ignore_errors' => true,
        ]]);
        $answer = json_decode((string) @file_get_contents($url, false, $context), true);
        $results = is_array($answer) && isset($answer['results']) ? $answer['results'] : [];
        return count($results) === count($batch) ? $results : [];
    }

    private function folder(): string
    {
        $folder = (string) ($this->settings['spool'] ?? '');
        if ($folder === '' || (!is_dir("$folder/sent") && !mkdir("$folder/sent", 0700, true))) {
            throw new \RuntimeException('no spool folder');
        }
        return $folder;
    }

    private function key(string $name): string
    {
        $text = trim((string) file_get_contents((string) ($this->settings[$name] ?? '')));
        if ($text === '') {
            throw new \RuntimeException("no $name");
        }
        return $text;
    }
}

// From cron: php client.php /path/to/redress.ini
if (PHP_SAPI === 'cli' && isset($_SERVER['SCRIPT_FILENAME']) && realpath($_SERVER['SCRIPT_FILENAME']) === __FILE__) {
    echo ShopClient::fromFile((string) ($argv[1] ?? ''))->flush(1000, 30), "\n";
}
