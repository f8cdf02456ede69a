<?php
/**
 * Redress 昭证: what a PHP shop needs to report its orders (contract redress.event/1). One file, PHP 7.2 or later with
 * sodium (built in), no composer. SPDX-License-Identifier: Apache-2.0
 *
 * $redress = require 'redress-config.php';            // the console fills it in, setup.php adds the shop's own keys; or by hand:
 *   'base'        => 'https://…/api/sources/src_…',   // as the platform gave it
 *   'secret'      => 'whsec_…',                        // shared with the platform: lets events in
 *   'private_key' => 'whsk_…',                         // yours alone: makes events evidence (Redress\new_key())
 *   'spool'       => '/var/lib/redress',               // a folder outside the web root, writable by PHP and by cron
 *   'shop_key'    => '…',                              // 64 random characters that only you know; never change them
 *   // 'pepper'   => '…',                              // only where you were given one (docs/integrators/cards.md)
 * Redress\emit($redress, 'order.created', $orderNo, ['title' => $title, 'qty' => 1, 'amount_minor' => 9800]);
 * Cron, every minute: php -r 'require "redress.php"; Redress\flush(require "redress-config.php");'
 */
namespace Redress;

/** A fresh Ed25519 key: keep private_key, register public_key. */
function new_key()
{
    $pair = sodium_crypto_sign_keypair();
    return [
        'private_key' => 'whsk_' . base64_encode(substr(sodium_crypto_sign_secretkey($pair), 0, 32)),
        'public_key' => 'whpk_' . base64_encode(sodium_crypto_sign_publickey($pair)),
    ];
}

/** Show `nonce` to the buyer beside the card; put `item` into delivery.proof. The card itself goes nowhere. */
function card(array $redress, $orderRef, $cardRef, $secret)
{
    // The blanks that JavaScript's trim() knows, so that every client hashes the same text.
    $blank = '[\x09-\x0D\x20\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}]+';
    $text = preg_replace("/^{$blank}|{$blank}\$/Du", '', $secret);
    $text = $text === null ? trim($secret, " \t\n\v\f\r") : $text;
    $pepper = empty($redress['pepper']) ? hash_hmac('sha256', 'dup_tag', $redress['shop_key']) : $redress['pepper'];
    $nonce = substr(hash_hmac('sha256', $orderRef . "\n" . $cardRef, $redress['shop_key']), 0, 32);
    return [
        'nonce' => $nonce,
        'item' => [
            'card_ref' => (string) $cardRef,
            'commit' => hash('sha256', "redress-card/1\n$orderRef\n$nonce\n$text"),
            'dup_tag' => hash_hmac('sha256', $text, $pepper),
        ],
    ];
}

/**
 * Puts an event on the disk and goes on; nothing is sent, nothing is thrown: a sale never fails for our sake. The same
 * type, order and key is the same event, and only its first telling counts. Gives its id, or null when the disk is full.
 */
function emit(array $redress, $type, $orderRef, array $data, $key = '', $occurredAt = null)
{
    $lock = null;
    try {
        $id = 'evt_' . substr(hash('sha256', "$type|$orderRef|$key"), 0, 32);
        $spool = spool($redress);
        $lock = @fopen("$spool/lock", 'c');
        if (!$lock || !flock($lock, LOCK_EX)) return null;
        $seen = "$spool/seen/" . substr($id, 4, 2);
        if (is_file("$seen/$id")) return $id;
        $chain = json_decode((string) @file_get_contents("$spool/chain"), true) ?: ['seq' => -1];
        $event = [
            'spec' => 'redress.event/1',
            'id' => $id,
            'type' => $type,
            'order_ref' => (string) $orderRef,
            'occurred_at' => $occurredAt === null ? gmdate('Y-m-d\TH:i:s\Z') : $occurredAt,
            'data' => (object) $data,
            'seq' => $chain['seq'] + 1,
        ] + (isset($chain['prev']) ? ['prev' => $chain['prev']] : []);
        $body = json_encode($event, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
        if ($body === false) return null;
        $name = sprintf('%015d-%010d-%s', (int) (microtime(true) * 1000), $event['seq'], $id);
        if (!store("$spool/$name.json", json_encode(['id' => $id, 'body' => $body]))) return null;
        store("$spool/chain", json_encode(['seq' => $event['seq'], 'prev' => hash('sha256', $body)]));
        if (!is_dir($seen)) @mkdir($seen, 0700, true);
        store("$seen/$id", $body);
        return $id;
    } catch (\Throwable $error) {
        return null;
    } finally {
        if ($lock) fclose($lock);
    }
}

/**
 * Sends what waits, for cron or after the response (register_shutdown_function with fastcgi_finish_request). Gives
 * ['sent' => n, 'conflicts' => n, 'rejected' => n, 'stopped' => reason or null]; never throws. What will never be taken
 * lies in <spool>/rejected with the reason.
 */
function flush(array $redress, $most = 1000)
{
    $done = ['sent' => 0, 'conflicts' => 0, 'rejected' => 0, 'stopped' => null];
    $lock = null;
    try {
        $spool = spool($redress);
        $lock = @fopen("$spool/flushing", 'c');
        if (!$lock) return ['stopped' => 'the spool cannot be written'] + $done;
        if (!flock($lock, LOCK_EX | LOCK_NB)) return ['stopped' => 'another flush runs'] + $done;
        $offset = 0;
        while ($most > 0 && ($files = array_slice(glob("$spool/*.json") ?: [], 0, min(100, $most)))) {
            $events = array_map(function ($file) { return json_decode(file_get_contents($file), true); }, $files);
            list($status, $answer, $theirs) = post($redress, $events, $offset);
            if ($status !== 200) return ['stopped' => $status === 0 ? 'network' : "status $status"] + $done;
            $later = null;
            foreach ($files as $at => $file) {
                $result = isset($answer['results'][$at]) ? $answer['results'][$at] : ['status' => 500];
                $code = (int) $result['status'];
                if ($code === 408 || $code === 429 || $code >= 500) {
                    $later = isset($result['code']) ? $result['code'] : "status $code";
                    continue;
                }
                $done[$code < 300 ? 'sent' : ($code === 409 ? 'conflicts' : 'rejected')]++;
                if ($code >= 300 && $code !== 409)
                    store("$spool/rejected/" . basename($file), json_encode($events[$at] + ['result' => $result]));
                unlink($file);
            }
            $most -= count($files);
            // Our clock is wrong: once more by the platform's, which stands in its answer.
            if ($later === 'timestamp-off' && $offset === 0 && $theirs) $offset = $theirs - time();
            elseif ($later !== null) return ['stopped' => $later] + $done;
        }
        forget($spool);
        return $done;
    } catch (\Throwable $error) {
        return ['stopped' => $error->getMessage()] + $done;
    } finally {
        if ($lock) fclose($lock);
    }
}

/**
 * The platform's receipt of an event with `body`, the bytes that it proves (docs/trade.md says how to check it); null where
 * it has none, or one of other bytes than you told.
 */
function receipt(array $redress, $id)
{
    try {
        $body = (string) @file_get_contents(spool($redress) . '/seen/' . substr($id, 4, 2) . "/$id");
        $lines = [];
        foreach (headers($redress, $id, '') as $name => $value) $lines[] = "$name: $value";
        $context = stream_context_create(['http' => ['header' => $lines, 'timeout' => 20, 'ignore_errors' => true]]);
        $receipt = json_decode((string) @file_get_contents($redress['base'] . "/v1/events/$id/receipt", false, $context), true);
        $is_ours = isset($receipt['sha256']) && hash_equals(hash('sha256', $body), (string) $receipt['sha256']);
        return $is_ours ? $receipt + ['body' => $body] : null;
    } catch (\Throwable $error) {
        return null;
    }
}

/** The headers of one sending, signed now. */
function headers(array $redress, $id, $body, $offset = 0)
{
    return batch_headers($redress, [['id' => $id, 'body' => $body]], $offset)[0];
}

/**
 * The headers of each event of one batch. Your own key signs once, whatever the number: the root of a Merkle tree (RFC 9162)
 * over all of them; each carries that signature and its path to the root, so that it proves itself without the others.
 */
function batch_headers(array $redress, array $events, $offset = 0)
{
    $time = (string) (time() + $offset);
    $secret = base64_decode(substr($redress['secret'], 6));
    $headers = $leaves = [];
    foreach ($events as $event) {
        $signed = $event['id'] . ".$time." . $event['body'];
        $leaves[] = hash('sha256', "\0$signed", true);
        $mac = 'v1,' . base64_encode(hash_hmac('sha256', $signed, $secret, true));
        $headers[] = ['webhook-id' => $event['id'], 'webhook-timestamp' => $time, 'webhook-signature' => $mac];
    }
    if (empty($redress['private_key'])) return $headers;
    $seed = substr(base64_decode(substr($redress['private_key'], 5)), 0, 32);
    $own = sodium_crypto_sign_secretkey(sodium_crypto_sign_seed_keypair($seed));
    if (count($events) === 1) {
        $headers[0]['webhook-signature'] .= ' v1a,' . base64_encode(sodium_crypto_sign_detached($signed, $own));
        return $headers;
    }
    $size = count($events);
    for ($levels = [$leaves]; count($level = end($levels)) > 1; $levels[] = $above)
        for ($above = [], $i = 0; $i < count($level); $i += 2)
            $above[] = isset($level[$i + 1]) ? hash('sha256', "\1" . $level[$i] . $level[$i + 1], true) : $level[$i];
    $root = $level[0];
    $signature = sodium_crypto_sign_detached("redress.batch/1\n$size\n" . base64_encode($root) . "\n", $own);
    foreach ($headers as $index => $one) {
        $proof = $signature . $root . pack('NN', $size, $index);
        foreach ($levels as $height => $level)
            if (isset($level[($index >> $height) ^ 1])) $proof .= $level[($index >> $height) ^ 1];
        $headers[$index]['webhook-signature'] .= ' v1m,' . base64_encode($proof);
    }
    return $headers;
}

/** What the platform tells, the `type` of a webhook's body (docs/webhooks.md); leave aside a type that you do not know. */
const WEBHOOK_TYPES = ['claim.opened', 'claim.changed', 'claim.answered', 'claim.settled', 'proof.requested', 'decision.issued',
    'credit.listed', 'payout.paid', 'payout.failed', 'deposit.low', 'topup.reversed', 'webhook.test'];

/**
 * Whether a webhook came from the platform: `$headers` with lower-case names, `$body` from php://input before anything
 * parsed it, the endpoint's secret (or two while it is rotated) and the platform's public key `whpk_…`; either is enough.
 */
function verify(array $headers, $body, $secrets = [], $publicKey = null)
{
    foreach (['webhook-id', 'webhook-timestamp', 'webhook-signature'] as $name)
        if (!isset($headers[$name]) || !is_string($headers[$name])) return false;
    $time = $headers['webhook-timestamp'];
    if (!preg_match('/^\d{1,12}$/', $time) || abs(time() - (int) $time) > 300) return false;
    $signed = $headers['webhook-id'] . ".$time.$body";
    foreach (explode(' ', $headers['webhook-signature']) as $part) {
        $pair = explode(',', $part, 2);
        $given = base64_decode(isset($pair[1]) ? $pair[1] : '', true);
        if ($given === false) continue;
        if ($pair[0] === 'v1')
            foreach ((array) $secrets as $secret) {
                $key = base64_decode((string) substr((string) $secret, 6));
                // A setting that is missing is an empty key, which anybody has.
                if (strlen($key) >= 16 && hash_equals(hash_hmac('sha256', $signed, $key, true), $given)) return true;
            }
        if ($pair[0] === 'v1a' && $publicKey && strlen($given) === 64)
            if (sodium_crypto_sign_verify_detached($given, $signed, base64_decode(substr($publicKey, 5)))) return true;
    }
    return false;
}

function spool(array $redress)
{
    $spool = $redress['spool'];
    if (!is_dir("$spool/rejected")) @mkdir("$spool/rejected", 0700, true);
    return $spool;
}

/** Whole or not at all: a process killed half-way leaves a .new file that nobody reads. */
function store($path, $text)
{
    $file = @fopen("$path.new", 'w');
    if (!$file) return false;
    $written = fwrite($file, $text) === strlen($text) && fflush($file);
    if (function_exists('fsync')) $written = fsync($file) && $written;
    fclose($file);
    return $written && rename("$path.new", $path);
}

/** Half a year is longer than any claim about an order is likely; until then a receipt finds the bytes that it proves. */
function forget($spool)
{
    if (mt_rand(0, 99) > 0) return;
    foreach (glob("$spool/seen/*/*") ?: [] as $file) if (filemtime($file) < time() - 15552000) @unlink($file);
}

function post(array $redress, array $events, $offset)
{
    $batch = array_map(function ($headers, $event) {
        return ['headers' => $headers, 'body' => $event['body']];
    }, batch_headers($redress, $events, $offset), $events);
    $content = json_encode($batch, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
    $http = ['method' => 'POST', 'header' => "Content-Type: application/json\r\n", 'content' => $content, 'timeout' => 20, 'ignore_errors' => true];
    $text = @file_get_contents($redress['base'] . '/v1/events/batch', false, stream_context_create(['http' => $http]));
    $lines = isset($http_response_header) ? $http_response_header : [];
    if ($text === false || !isset($lines[0])) return [0, null, null];
    preg_match('/ (\d{3})/', $lines[0], $match);
    $theirs = null;
    foreach ($lines as $line) if (stripos($line, 'date:') === 0) $theirs = strtotime(trim(substr($line, 5)));
    return [(int) $match[1], json_decode($text, true), $theirs];
}
