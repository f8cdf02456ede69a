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

/** What works, but should not stay so: the run goes on. */
function note(bool $good, string $zh, string $en): void
{
    echo $good ? '' : "[!] $zh\n    $en\n";
}

/** Who owns this folder is who the shop's PHP runs as: what root makes here has to be his. Panels switch chown off: then it is said. */
function hand_over(string $path): void
{
    if (!function_exists('posix_geteuid') || posix_geteuid() !== 0) {
        return;
    }
    $owner = fileowner(__DIR__);
    $done = fileowner($path) === $owner || (function_exists('chown') && @chown($path, $owner) && (!function_exists('chgrp') || @chgrp($path, filegroup(__DIR__))));
    note($done, "$path 归 root 所有：在面板里把它的所有者改成和 " . __DIR__ . ' 一样（宝塔是 www）。', "$path belongs to root: give it to the owner of the folder around it.");
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

/** A signed question about a receipt that cannot exist: status, by how many seconds the server's clock is ahead, the problem, why nobody answered. */
function ask(string $base, string $secret): array
{
    $id = 'evt_' . str_repeat('0', 32);
    $time = time();
    $mac = base64_encode(hash_hmac('sha256', "$id.$time.", base64_decode(substr($secret, 6)), true));
    $lines = ["webhook-id: $id", "webhook-timestamp: $time", "webhook-signature: v1,$mac"];
    // A sending cannot follow a redirection, so the question does not either.
    $http = ['header' => $lines, 'timeout' => 15, 'ignore_errors' => true, 'follow_location' => 0];
    $said = @file_get_contents("$base/v1/events/$id/receipt", false, stream_context_create(['http' => $http]));
    $head = $http_response_header ?? [];
    $status = $said !== false && preg_match('/ (\d{3})/', $head[0] ?? '', $match) ? (int) $match[1] : 0;
    $ahead = 0;
    foreach ($head as $line) {
        $ahead = stripos($line, 'date:') === 0 ? (int) strtotime(trim(substr($line, 5))) - $time : $ahead;
    }
    $problem = json_decode((string) $said, true);
    $why = $status === 0 ? (string) (error_get_last()['message'] ?? '') : '';
    return [$status, $ahead, is_array($problem) ? basename((string) ($problem['type'] ?? '')) : '', $why];
}

/** Why nobody answered, as a sentence in each language. */
function silence(string $why, string $base): array
{
    if (preg_match('/certificate|SSL|TLS/i', $why)) {
        return ['PHP 不认平台的 https 证书：在 php.ini 里设置 openssl.cafile，或请主机商更新根证书。', 'PHP does not trust the certificate: set openssl.cafile in php.ini, or have your host renew its root certificates.'];
    }
    if (preg_match('/getaddrinfo|name or service/i', $why)) {
        return ["主机查不到这个地址，请核对，或修好主机的 DNS：$base", "This host cannot look up the address: compare it, or mend DNS: $base"];
    }
    return ["检查主机防火墙和地址：$base", "Check the firewall of your host, and the address: $base"];
}

/** What PHP read before it was changed is used for a minute, or until PHP starts again, where its cache is not told. */
function forget_old_code(): void
{
    foreach (PHP_SAPI !== 'cli' && ini_get('opcache.enable') ? [CONFIG, KEYS] : [] as $file) {
        $done = !is_file($file) || (function_exists('opcache_invalidate') && @opcache_invalidate($file, true));
        note($done || ini_get('opcache.validate_timestamps'), '这台主机的 PHP 不看文件变化：改过配置后，在面板里重启 PHP。', 'PHP on this host does not look for changed files: restart it after a change.');
    }
}

if (PHP_SAPI !== 'cli') {
    header('content-type: text/plain; charset=utf-8');
    header('cache-control: no-store');
}
check(PHP_VERSION_ID >= 70200, 'PHP ' . PHP_VERSION, 'PHP ' . PHP_VERSION, '需要 PHP 7.2 或更新版本。', 'PHP 7.2 or later is needed.');
foreach (['sodium', 'mbstring', 'json', 'openssl'] as $extension) {
    check(extension_loaded($extension), "扩展 $extension", "extension $extension", "在主机面板的 PHP 设置里安装扩展 {$extension}。", "Install the extension $extension in the PHP settings of your host.");
}
$missing = implode(', ', array_filter(['fopen', 'flock', 'glob', 'touch', 'rename', 'unlink', 'mkdir', 'getenv', 'stream_context_create'], function ($name) {
    return !function_exists($name);
}));
check($missing === '', '没有禁用所需的函数', 'no needed function is switched off', "在面板的 PHP 设置“禁用函数”里删去：{$missing}。", "Take these out of disable_functions in php.ini: $missing.");
check((bool) ini_get('allow_url_fopen'), '允许访问外网', 'may reach other servers', '在 php.ini 里设置 allow_url_fopen = On。', 'Set allow_url_fopen = On in php.ini.');
forget_old_code();
$config = is_file(CONFIG) ? require CONFIG : null;
$base = (string) ($config['base'] ?? '');
$secret = (string) ($config['secret'] ?? '');
$filled = preg_match('#^https?://[^\s…]+/api/sources/src_\w+$#', $base) && preg_match('#^whsec_[A-Za-z0-9+/]{43}=$#', $secret);
check((bool) $filled, '配置文件 redress-config.php', 'settings redress-config.php', '用控制台“接入方法”页上的内容替换整个文件。', 'Replace the whole file by what the console shows under "How to join".');
note(strpos($base, 'https://') === 0 || preg_match('#^http://(127\.|localhost)#', $base), '地址是 http：路上的人能看到订单消息，请换成 https 地址。', 'The address is http: others on the way can read what is sent; use the https one.');
check(make_keys(), '店铺自己的钥匙 redress-keys.php', 'the shop\'s own keys redress-keys.php', 'PHP 写不进这个文件夹：在面板里把所有者改为 www、权限改为 755：' . __DIR__, 'PHP cannot write this folder: give it to the user that PHP runs as, mode 755.');
$keys = require KEYS;
check(open_spool((string) $keys['spool']), '暂存文件夹可写', 'the spool can be written', 'PHP 写不进暂存文件夹：在面板里把所有者改为 www、权限改为 755：' . $keys['spool'], 'PHP cannot write the spool: give it to the user that PHP runs as, mode 755.');
list($status, $ahead, $problem, $why) = ask($base, $secret);
list($fixZh, $fixEn) = silence($why, $base);
check($status !== 0, '连得上平台', 'the server answers', $fixZh, $fixEn);
check($status < 300 || $status > 399, '地址不转向', 'the address leads nowhere else', '平台把这个地址转到别处（多半是 http 转 https）：把配置里的地址改成 https。', 'The server redirects this address, most likely to https: write https in the settings.');
check($status !== 408, '时钟准确', 'the clock is right', "店铺服务器的时钟差 $ahead 秒：在面板里同步时间。", "The clock of this machine is $ahead seconds off: synchronise it.");
check($problem !== 'source-not-found', '店铺编号', 'identifier of the shop', '平台没有这个店铺编号：重新复制配置。', 'The server knows no such shop: copy the settings again.');
check($problem !== 'source-closed', '店铺启用中', 'the shop is active', '这家店铺在控制台里已停用。', 'This shop was closed in the console.');
check($status !== 401, '密钥正确', 'the secret is right', '密钥不对（可能已更换）：在控制台更换密钥，再复制一次配置。', 'The secret is wrong or was replaced: replace it in the console and copy the settings again.');
check($status !== 404 || $problem !== '', '这是平台的地址', 'this is the address of the server', '在这个地址回答的不是平台：重新复制配置。' . $base, 'Somebody else answers there: copy the settings again.');
check($status === 404, '平台认得这家店铺', 'the server knows this shop', "平台回答 {$status}，请稍后再试。", "The server answered $status; try again later.");
// What only this kind of shop has.
if (is_file(__DIR__ . '/shop-check.php')) {
    require __DIR__ . '/shop-check.php';
    check_shop(dirname(__DIR__));
}
echo "\n请把公钥登记到控制台 / Register this public key in the console:\n" . public_key((string) $keys['private_key']) . "\n";
