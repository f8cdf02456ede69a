<?php
// 昭证 Redress：用控制台“接入方法”页上填好的内容替换整个文件；不要外传。
// Replace this whole file by what the console shows, filled in, under "How to join"; keep it secret.
return [
    'base' => 'https://…/api/sources/src_…',
    'secret' => 'whsec_…',
] + (is_file(__DIR__ . '/redress-keys.php') ? require __DIR__ . '/redress-keys.php' : []);
