<?php

// Debian's Laravel in place of Composer's; classes of the shop by PSR-4, as its composer.json says.
error_reporting(E_ALL & ~E_DEPRECATED);
require_once '/usr/share/php/Illuminate/autoload.php';
spl_autoload_register(function ($class) {
    $file = __DIR__ . '/../app/' . str_replace('\\', '/', substr($class, 4)) . '.php';
    if (strpos($class, 'App\\') === 0 && is_file($file)) {
        require $file;
    }
});
