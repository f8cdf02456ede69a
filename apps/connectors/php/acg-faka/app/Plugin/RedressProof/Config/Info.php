<?php
declare(strict_types=1);

use App\Consts\Plugin;

return [
    Plugin::NAME => '昭证 · 发货凭证',
    Plugin::AUTHOR => 'Redress',
    Plugin::WEB_SITE => '#',
    Plugin::DESCRIPTION => '每次发货留下可由第三方核验的凭证，卡密明文不离开本店；先写本机再发送，不影响下单与发货。',
    Plugin::VERSION => '0.1.0',
];
