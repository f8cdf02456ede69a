<?php

/**
 * 昭证 Redress：检查安装，第一次运行时生成店铺自己的钥匙。可重复运行；不发送订单，不显示任何秘密。
 * Checks the installation and makes the shop's own keys at the first run. May be run again; sends no order, shows no secret.
 *
 * php setup.php, or opened in a browser. PHP 7.2 and later. SPDX-License-Identifier: Apache-2.0
 */

namespace Redress\Setup;

const CONFIG = __DIR__ . '/redress-config.php';
const KEYS = __DIR__ . '/redress-keys.php';

/** One line in both languages; a failed check ends the run. */
function check(bool $good, string $zh, string $en, string $fixZh = '', string $fixEn = ''): void
{
    echo $good ? "[√] $zh / $en\n" : "[×] $zh / $en\n    → $fixZh\n    → $fixEn\n";
    if (!$good) {
        exit(1);
    }
}

/** Who owns this folder is who the shop's PHP runs as: what root makes here has to be his. */
function hand_over(string $path): void
{
    if (function_exists('posix_geteuid') && posix_geteuid() === 0) {
        chown($path, fileowner(__DIR__));
        chgrp($path, filegroup(__DIR__));
    }
}

/** Never over old ones: whoever loses the shop's key can no longer show which card a buyer got. */
function make_keys(): bool
{
    if (is_file(KEYS)) {
        return true;
    }
    $seed = random_bytes(SODIUM_CRYPTO_SIGN_SEEDBYTES);
    $keys = "<?php\n// 备份这个文件，不要外传，不要改动。Back this file up; keep it secret; never change it.\nreturn [\n"
        . "    'private_key' => 'whsk_" . base64_encode($seed) . "',\n"
        . "    'shop_key' => '" . bin2hex(random_bytes(32)) . "',\n"
        . "    'spool' => __DIR__ . '/spool-" . bin2hex(random_bytes(8)) . "',\n];\n";
    $file = @fopen(KEYS, 'x');
    if ($file === false || fwrite($file, $keys) !== strlen($keys) || !fclose($file)) {
        return false;
    }
    chmod(KEYS, 0600);
    hand_over(KEYS);
    return true;
}

/** A folder that PHP may write; its name is random, for where it lies below the web root. */
function open_spool(string $spool): bool
{
    if (!is_dir($spool)) {
        @mkdir($spool, 0700);
        @file_put_contents("$spool/.htaccess", "Require all denied\n");
        foreach ([$spool, "$spool/.htaccess"] as $made) {
            is_readable($made) && hand_over($made);
        }
    }
    return is_dir($spool) && is_writable($spool);
}

function public_key(string $private): string
{
    $pair = sodium_crypto_sign_seed_keypair(substr(base64_decode(substr($private, 5)), 0, 32));
    return 'whpk_' . base64_encode(sodium_crypto_sign_publickey($pair));
}

/** A signed question about a receipt that cannot exist: status, and by how many seconds the server's clock is ahead. */
function ask(string $base, string $secret): array
{
    $id = 'evt_' . str_repeat('0', 32);
    $time = time();
    $mac = base64_encode(hash_hmac('sha256', "$id.$time.", base64_decode(substr($secret, 6)), true));
    $lines = ["webhook-id: $id", "webhook-timestamp: $time", "webhook-signature: v1,$mac"];
    $http = ['header' => $lines, 'timeout' => 15, 'ignore_errors' => true];
    $said = @file_get_contents("$base/v1/events/$id/receipt", false, stream_context_create(['http' => $http]));
    $head = $http_response_header ?? [];
    $status = $said !== false && preg_match('/ (\d{3})/', $head[0] ?? '', $match) ? (int) $match[1] : 0;
    $ahead = 0;
    foreach ($head as $line) {
        $ahead = stripos($line, 'date:') === 0 ? (int) strtotime(trim(substr($line, 5))) - $time : $ahead;
    }
    $problem = json_decode((string) $said, true);
    return [$status, $ahead, is_array($problem) ? basename((string) ($problem['type'] ?? '')) : ''];
}

if (PHP_SAPI !== 'cli') {
    header('content-type: text/plain; charset=utf-8');
    header('cache-control: no-store');
}
check(PHP_VERSION_ID >= 70200, 'PHP ' . PHP_VERSION, 'PHP ' . PHP_VERSION, '需要 PHP 7.2 或更新版本。', 'PHP 7.2 or later is needed.');
foreach (['sodium', 'mbstring', 'json', 'openssl'] as $extension) {
    check(extension_loaded($extension), "扩展 $extension", "extension $extension", "在主机面板的 PHP 设置里安装扩展 $extension。", "Install the extension $extension in the PHP settings of your host.");
}
check((bool) ini_get('allow_url_fopen'), '允许访问外网', 'may reach other servers', '在 php.ini 里设置 allow_url_fopen = On。', 'Set allow_url_fopen = On in php.ini.');
$config = is_file(CONFIG) ? require CONFIG : null;
$base = (string) ($config['base'] ?? '');
$secret = (string) ($config['secret'] ?? '');
$filled = preg_match('#^https?://[^\s…]+/api/sources/src_\w+$#', $base) && preg_match('#^whsec_[A-Za-z0-9+/]{43}=$#', $secret);
check((bool) $filled, '配置文件 redress-config.php', 'settings redress-config.php', '用控制台“接入方法”页上的内容替换整个文件。', 'Replace the whole file by what the console shows under "How to join".');
check(make_keys(), '店铺自己的钥匙 redress-keys.php', 'the shop\'s own keys redress-keys.php', '此文件夹须允许 PHP 写入：' . __DIR__, 'PHP must be able to write this folder.');
$keys = require KEYS;
check(open_spool((string) $keys['spool']), '暂存文件夹可写', 'the spool can be written', '此文件夹须允许 PHP 写入：' . __DIR__, 'PHP must be able to write this folder.');
list($status, $ahead, $problem) = ask($base, $secret);
check($status !== 0, '连得上平台', 'the server answers', '检查主机防火墙和地址：' . $base, 'Check the firewall of your host, and the address.');
check($status !== 408, '时钟准确', 'the clock is right', "店铺服务器的时钟差 $ahead 秒：在面板里同步时间。", "The clock of this machine is $ahead seconds off: synchronise it.");
check($problem !== 'source-not-found', '店铺编号', 'identifier of the shop', '平台没有这个店铺编号：重新复制配置。', 'The server knows no such shop: copy the settings again.');
check($problem !== 'source-closed', '店铺启用中', 'the shop is active', '这家店铺在控制台里已停用。', 'This shop was closed in the console.');
check($status !== 401, '密钥正确', 'the secret is right', '密钥不对（可能已更换）：在控制台更换密钥，再复制一次配置。', 'The secret is wrong or was replaced: replace it in the console and copy the settings again.');
check($status === 404, '平台认得这家店铺', 'the server knows this shop', "平台回答 $status，请稍后再试。", "The server answered $status; try again later.");
echo "\n请把公钥登记到控制台 / Register this public key in the console:\n" . public_key((string) $keys['private_key']) . "\n";
