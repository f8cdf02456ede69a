<?php

/** 昭证 Redress：在浏览器里检查安装；装好后请删除本文件。Checks the installation in a browser; delete this file once it is done. */
require __DIR__ . '/../redress/setup.php';
