<?php
declare(strict_types=1);

return [
    [
        'title' => '设置文件',
        'name' => 'settings',
        'type' => 'input',
        'placeholder' => '网站目录之外的 redress.ini 的完整路径',
    ],
];
