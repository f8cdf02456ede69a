/**
 * The tables that the connector reads, with the columns of the shops' published schemas (dujiaoka 2.0.x, acg-faka 3.6.0), in our
 * words and without what nobody here reads. Columns that the connector must not see are here so that a test can try.
 */
export const dujiaokaTables = [
  `CREATE TABLE goods (id INT PRIMARY KEY AUTO_INCREMENT, gd_name VARCHAR(200) NOT NULL, actual_price DECIMAL(10,2) NOT NULL,
    type TINYINT(1) NOT NULL DEFAULT 1, in_stock INT NOT NULL DEFAULT 0, api_hook TEXT) CHARSET utf8mb4`,
  `CREATE TABLE pays (id INT PRIMARY KEY AUTO_INCREMENT, pay_name VARCHAR(200) NOT NULL, pay_check VARCHAR(50) NOT NULL,
    merchant_id VARCHAR(200), merchant_key TEXT, merchant_pem TEXT NOT NULL) CHARSET utf8mb4`,
  `CREATE TABLE carmis (id BIGINT PRIMARY KEY AUTO_INCREMENT, goods_id INT NOT NULL, status TINYINT(1) NOT NULL DEFAULT 1,
    is_loop TINYINT(1) NOT NULL DEFAULT 0, carmi TEXT CHARACTER SET utf8 COLLATE utf8_unicode_ci NOT NULL,
    created_at TIMESTAMP NULL, updated_at TIMESTAMP NULL, deleted_at TIMESTAMP NULL, KEY idx_goods_id (goods_id)) CHARSET utf8`,
  `CREATE TABLE orders (id BIGINT PRIMARY KEY AUTO_INCREMENT, order_sn VARCHAR(150) NOT NULL UNIQUE, goods_id INT NOT NULL,
    title VARCHAR(200) CHARACTER SET utf8mb4 NOT NULL, type TINYINT(1) NOT NULL DEFAULT 1, goods_price DECIMAL(10,2) NOT NULL DEFAULT 0,
    buy_amount INT NOT NULL DEFAULT 1, total_price DECIMAL(10,2) NOT NULL DEFAULT 0, actual_price DECIMAL(10,2) NOT NULL DEFAULT 0,
    search_pwd VARCHAR(200) DEFAULT '', email VARCHAR(200) NOT NULL, info TEXT CHARACTER SET utf8mb4, pay_id INT,
    buy_ip VARCHAR(50) NOT NULL, trade_no VARCHAR(200) DEFAULT '', status TINYINT(1) NOT NULL DEFAULT 1,
    created_at TIMESTAMP NULL, updated_at TIMESTAMP NULL, deleted_at TIMESTAMP NULL, KEY idx_goods_id (goods_id)) CHARSET utf8`,
];

export const acgFakaTables = [
  `CREATE TABLE acg_commodity (id INT UNSIGNED PRIMARY KEY AUTO_INCREMENT, name VARCHAR(255) NOT NULL, price DECIMAL(10,2) UNSIGNED NOT NULL,
    delivery_way TINYINT UNSIGNED NOT NULL DEFAULT 0, delivery_message VARCHAR(255), shared_id INT UNSIGNED, stock INT) CHARSET utf8mb4`,
  `CREATE TABLE acg_pay (id INT UNSIGNED PRIMARY KEY AUTO_INCREMENT, name VARCHAR(16) NOT NULL, code VARCHAR(32) NOT NULL,
    handle VARCHAR(64) NOT NULL, pay_config_id INT UNSIGNED NOT NULL DEFAULT 0) CHARSET utf8mb4`,
  `CREATE TABLE acg_card (id INT UNSIGNED PRIMARY KEY AUTO_INCREMENT, owner INT UNSIGNED NOT NULL DEFAULT 0, commodity_id INT UNSIGNED NOT NULL,
    secret VARCHAR(760) NOT NULL, create_time DATETIME NOT NULL, purchase_time DATETIME, order_id INT UNSIGNED,
    status TINYINT UNSIGNED NOT NULL DEFAULT 0, race VARCHAR(32), KEY commodity_id (commodity_id), KEY order_id (order_id),
    KEY status (status)) CHARSET utf8mb4`,
  `CREATE TABLE acg_order (id INT UNSIGNED PRIMARY KEY AUTO_INCREMENT, owner INT UNSIGNED NOT NULL DEFAULT 0, user_id INT UNSIGNED NOT NULL DEFAULT 0,
    trade_no CHAR(19) NOT NULL UNIQUE, amount DECIMAL(10,2) UNSIGNED NOT NULL, commodity_id INT UNSIGNED NOT NULL, card_id INT UNSIGNED,
    card_num INT UNSIGNED NOT NULL DEFAULT 0, pay_id INT UNSIGNED NOT NULL, create_time DATETIME NOT NULL, create_ip VARCHAR(64) NOT NULL,
    create_device TINYINT UNSIGNED NOT NULL DEFAULT 0, pay_time DATETIME, status TINYINT UNSIGNED NOT NULL DEFAULT 0, secret LONGTEXT,
    password VARCHAR(32), contact VARCHAR(32), delivery_status TINYINT UNSIGNED NOT NULL DEFAULT 0, KEY create_time (create_time)) CHARSET utf8mb4`,
];
