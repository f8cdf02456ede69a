<?php

namespace Redress\Setup;

/** What setup.php looks at in a dujiaoka shop: whether the plugin is loaded there, found out by starting the shop as its own commands do. */
function check_shop(string $root): void
{
    $placed = is_file("$root/artisan") && is_file("$root/bootstrap/app.php");
    check($placed, '安装包在店铺目录里', 'the pack lies in the folder of the shop', '把压缩包解压到有 artisan 文件的那个目录。', 'Unpack the zip in the folder that holds the file artisan.');
    $files = is_file("$root/config/redress.php") && is_file("$root/app/Providers/RedressServiceProvider.php");
    $composer = is_dir("$root/vendor/redress/dujiaoka");
    check($files || $composer, '插件文件齐全（不需要 Composer）', 'the files of the plugin are there (Composer is not needed)', '缺 config/redress.php 或 app/Providers/RedressServiceProvider.php：在店铺目录里重新解压，选“覆盖”。', 'config/redress.php or app/Providers/RedressServiceProvider.php is missing: unpack again in the folder of the shop, and overwrite.');
    check($composer || is_writable("$root/bootstrap/cache"), 'bootstrap/cache 可写', 'bootstrap/cache can be written', "PHP 写不进 $root/bootstrap/cache：在面板里把所有者改为 www、权限改为 755。", 'PHP cannot write bootstrap/cache: give it to the user that PHP runs as, mode 755.');
    $cached = "$root/bootstrap/cache/config.php";
    $known = !is_file($cached) || $composer || strpos((string) file_get_contents($cached), 'RedressServiceProvider') !== false;
    check($known, '没有旧的配置缓存', 'no older cache of the settings', '删除 bootstrap/cache/config.php：它是装插件之前的缓存。', 'Delete bootstrap/cache/config.php: it was made before the plugin came.');
    try {
        require_once "$root/vendor/autoload.php";
        $app = require "$root/bootstrap/app.php";
        $app->make('Illuminate\\Contracts\\Console\\Kernel')->bootstrap();
        $loaded = $app->bound('redress');
        $why = '';
    } catch (\Throwable $error) {
        $loaded = false;
        $why = ' ' . $error->getMessage();
    }
    check($why === '', '店铺能启动', 'the shop starts', "店铺自己报错，请先修好：$why", "The shop itself fails; mend that first:$why");
    check($loaded, '插件已加载', 'the plugin is loaded', '删除 bootstrap/cache 里的 .php 文件再试；用过 composer dump-autoload -a 的，再执行一次不带 -a 的。', 'Delete the .php files in bootstrap/cache and try again; after composer dump-autoload -a run it once more without -a.');
}
