<?php
declare(strict_types=1);

return [
    [
        'title' => '设置文件',
        'name' => 'settings',
        'type' => 'input',
        'placeholder' => '留空：用插件文件夹里的 redress-config.php',
    ],
];
