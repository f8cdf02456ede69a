<?php

/**
 * 昭证 Redress：让店铺加载插件。删除本文件即停用。Loads the plugin; delete this file to switch it off.
 *
 * Laravel requires every file of config/ after config/app.php, whose list of providers is open until then. So no file of the shop is
 * changed, an update of the shop leaves this one alone, and `php artisan config:cache` keeps what is added here.
 */
if (class_exists('App\\Providers\\RedressServiceProvider')) {
    config()->push('app.providers', 'App\\Providers\\RedressServiceProvider');
}

return [];
