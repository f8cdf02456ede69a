<?php

namespace App\Providers;

use Illuminate\Support\ServiceProvider;

/**
 * 昭证 Redress：加载 redress 文件夹里的插件。Loads the plugin in the folder `redress`, where the shop's own autoloader finds this class.
 * A folder that is gone or half uploaded is a line in the error log, never a page that does not open.
 */
class RedressServiceProvider extends ServiceProvider
{
    public function register()
    {
        try {
            $files = ['Redress\\ShopClient' => 'client.php', 'Redress\\Dujiaoka\\Recorder' => 'src/Recorder.php', 'Redress\\Dujiaoka\\RedressServiceProvider' => 'src/RedressServiceProvider.php'];
            foreach ($files as $class => $file) {
                if (!class_exists($class) && is_file($this->app->basePath("redress/$file"))) {
                    require_once $this->app->basePath("redress/$file");
                }
            }
            $this->app->register(new \Redress\Dujiaoka\RedressServiceProvider($this->app));
        } catch (\Throwable $error) {
            @error_log('redress: ' . $error->getMessage());
        }
    }
}
