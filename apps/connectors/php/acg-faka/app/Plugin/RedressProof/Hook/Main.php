<?php
declare(strict_types=1);

namespace App\Plugin\RedressProof\Hook;

use App\Consts\Hook as Point;
use App\Plugin\RedressProof\Recorder;
use Kernel\Annotation\Hook;
use Redress\ShopClient;

/**
 * Every method returns nothing (a bool would stop later plugins) and lets nothing out: a full disk, a missing key or a slow server must not
 * cost a sale. Some of these points lie within the shop's transaction, so an order is noted here, read again when the answer has gone to
 * the buyer, and told then.
 */
class Main
{
    private static ?Recorder $recorder = null;
    private static bool $armed = false;

    #[Hook(point: Point::USER_API_ORDER_TRADE_AFTER)]
    public function placed(mixed $commodity, mixed $order, mixed $pay): void
    {
        self::note($order, 'created');
    }

    #[Hook(point: Point::USER_API_ORDER_PAY_AFTER)]
    public function paid(mixed $commodity, mixed $order, mixed $pay): void
    {
        self::note($order, 'paid');
    }

    #[Hook(point: Point::ORDER_MANUAL_DELIVERY_AFTER)]
    public function deliveredByHand(mixed $order, mixed $overwrote): void
    {
        self::note($order, $overwrote ? 'overwritten' : 'written');
    }

    #[Hook(point: Point::USER_API_INDEX_QUERY_SECRET)]
    public function shown(mixed $order): void
    {
        self::note($order, 'viewed');
    }

    /** USER_API_INDEX_QUERY_LIST. An order without a query password shows its cards in this list and asks for nothing further. */
    #[Hook(point: 0x54)]
    public function listed(mixed $data): void
    {
        self::noteList($data, 'listed');
    }

    /** USER_API_PURCHASE_RECORD_LIST: a member reads his own orders, signed in. */
    #[Hook(point: 0x56)]
    public function listedToMember(mixed $data): void
    {
        self::noteList($data, 'listed-to-member');
    }

    #[Hook(point: Point::SERVICE_PAY_CALLBACK_FAIL)]
    public function callbackFailed(mixed $handle, mixed $reason, mixed $tradeNo, mixed $map): void
    {
        self::quietly(fn () => self::recorder()->callbackFailed((string) $handle, (string) $reason, (string) $tradeNo, (array) $map));
        self::arm();
    }

    /** Tells what was noted; for tests, and for what runs without an end. */
    public static function settle(): void
    {
        self::quietly(fn () => self::recorder()->settle());
    }

    /** How many orders a list has is up to who asks for it: the newest are enough. */
    private static function noteList(mixed $data, string $what): void
    {
        self::quietly(function () use ($data, $what): void {
            $orders = is_array($data) && is_array($data['list'] ?? null) ? $data['list'] : [];
            foreach (array_slice($orders, 0, 20) as $order) {
                if ((string) ($order['secret'] ?? '') !== '' && (string) ($order['trade_no'] ?? '') !== '') {
                    self::note((object) $order, $what);
                }
            }
        });
    }

    private static function note(mixed $order, string $what): void
    {
        self::quietly(fn () => self::recorder()->note((string) $order->trade_no, $what));
        self::arm();
    }

    /** Once a request: after the shop is done. PHP-FPM lets the buyer go first. */
    private static function arm(): void
    {
        if (self::$armed) {
            return;
        }
        self::$armed = true;
        register_shutdown_function(static function (): void {
            if (function_exists('fastcgi_finish_request')) {
                @fastcgi_finish_request();
            }
            self::settle();
        });
    }

    private static function recorder(): Recorder
    {
        if (self::$recorder === null) {
            require_once __DIR__ . '/../client.php';
            $config = require __DIR__ . '/../Config/Config.php';
            self::$recorder = new Recorder(ShopClient::fromFile((string) ($config['settings'] ?? '')));
        }
        return self::$recorder;
    }

    private static function quietly(callable $work): void
    {
        try {
            $work();
        } catch (\Throwable $error) {
            @error_log('redress: ' . $error->getMessage());
        }
    }
}
