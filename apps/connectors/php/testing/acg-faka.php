<?php

/** php acg-faka.php: calls the plugin's hook methods as the shop does, prints what was told in each step. */

namespace Kernel\Annotation {
    #[\Attribute(\Attribute::TARGET_METHOD)]
    class Hook
    {
        public function __construct(public int $point)
        {
        }
    }
}

namespace App\Consts {
    interface Hook
    {
        const USER_API_ORDER_TRADE_AFTER = 0x17;
        const USER_API_ORDER_PAY_AFTER = 0x18;
        const USER_API_INDEX_QUERY_SECRET = 0x55;
        const SERVICE_PAY_CALLBACK_FAIL = 0x3010;
        const ORDER_MANUAL_DELIVERY_AFTER = 0x2200;
    }
}

namespace App\Model {
    require_once __DIR__ . '/shop.php';

    class Order extends \Illuminate\Database\Eloquent\Model
    {
        protected $table = 'order';
        public $timestamps = false;
        protected $guarded = [];

        public function commodity()
        {
            return $this->hasOne(Commodity::class, 'id', 'commodity_id');
        }

        public function pay()
        {
            return $this->hasOne(Pay::class, 'id', 'pay_id');
        }
    }

    class Card extends \Illuminate\Database\Eloquent\Model
    {
        protected $table = 'card';
        public $timestamps = false;
        protected $guarded = [];
    }

    class Commodity extends \Illuminate\Database\Eloquent\Model
    {
        protected $table = 'commodity';
        public $timestamps = false;
        protected $guarded = [];
    }

    class Pay extends \Illuminate\Database\Eloquent\Model
    {
        protected $table = 'pay';
        public $timestamps = false;
        protected $guarded = [];
    }
}

namespace {
    use App\Model\Card;
    use App\Model\Commodity;
    use App\Model\Order;
    use App\Model\Pay;
    use App\Plugin\RedressProof\Hook\Main;
    use Illuminate\Database\Capsule\Manager as DB;

    // Laid out as the "plugin" command lays it out.
    $plugin = getenv('TEST_PLUGIN');
    foreach (['Recorder', 'Hook/Main'] as $class) {
        require "$plugin/$class.php";
    }
    $app = new TestApplication();
    $app['events'] = new \Illuminate\Events\Dispatcher($app);
    $schema = test_database($app)->schema();
    $columns = [
        'order' => ['user_id', 'trade_no', 'amount', 'commodity_id', 'card_num', 'pay_id', 'create_time', 'create_ip', 'pay_time', 'status', 'secret', 'password', 'delivery_status'],
        'card' => ['commodity_id', 'secret', 'order_id', 'status'],
        'commodity' => ['name', 'delivery_way', 'delivery_message'],
        'pay' => ['handle'],
    ];
    foreach ($columns as $name => $texts) {
        $schema->create($name, function ($table) use ($texts) {
            $table->increments('id');
            foreach ($texts as $text) {
                $table->text($text)->nullable();
            }
        });
    }
    Pay::create(['handle' => 'Epay']);
    Commodity::create(['name' => '月卡', 'delivery_way' => 0]);
    Commodity::create(['name' => '代充', 'delivery_way' => 1, 'delivery_message' => '客服上线后为您充值']);
    $main = new Main();
    $place = function ($n, $listing = 1) use ($main) {
        $order = Order::create(['user_id' => 0, 'trade_no' => "26110200000000000$n", 'amount' => getenv('TEST_PRICE') ?: '15.5', 'commodity_id' => $listing, 'card_num' => 1, 'pay_id' => 1, 'create_time' => '2026-11-02 12:00:00', 'create_ip' => '203.0.113.9', 'status' => 0, 'delivery_status' => 0]);
        $main->placed($order->commodity, $order, $order->pay);
        return $order;
    };
    $pay = fn ($order, $secret, $delivered = 1) => DB::transaction(function () use ($main, $order, $secret, $delivered) {
        $order->fill(['status' => 1, 'pay_time' => '2026-11-02 12:00:30', 'secret' => $secret, 'delivery_status' => $delivered])->save();
        $main->paid($order->commodity, $order, $order->pay);
    });
    $_SERVER['REMOTE_ADDR'] = '203.0.113.9';

    run_steps([
        'placed' => fn () => $place(1),
        'paid' => function () use ($pay) {
            Card::create(['commodity_id' => 1, 'secret' => 'AAAA-BBBB-0001', 'order_id' => 1, 'status' => 1]);
            $pay(Order::find(1), 'AAAA-BBBB-0001');
        },
        'viewed' => fn () => $main->shown(Order::find(1)),
        'listed' => fn () => $main->listed(['list' => [['trade_no' => '261102000000000001', 'secret' => 'AAAA-BBBB-0001']]]),
        'listedAgain' => fn () => $main->listed(['list' => [['trade_no' => '261102000000000001', 'secret' => 'AAAA-BBBB-0001']]]),
        'listedElsewhere' => function () use ($main) {
            $_SERVER['REMOTE_ADDR'] = '198.51.100.7';
            $main->listed(['list' => [['trade_no' => '261102000000000001', 'secret' => 'AAAA-BBBB-0001']]]);
            Main::settle();
            $_SERVER['REMOTE_ADDR'] = '203.0.113.9';
        },
        'listedToMember' => fn () => $main->listedToMember(['list' => [['trade_no' => '261102000000000001', 'secret' => 'AAAA-BBBB-0001']]]),
        // With a query password the shop takes the card out of the list.
        'listedWithoutCard' => fn () => $main->listed(['list' => [['trade_no' => '261102000000000001', 'password' => true]]]),
        'listedOddly' => fn () => $main->listed(null),
        'raced' => fn () => $pay($place(2), '很抱歉，有人在你付款之前抢走了商品，请联系客服。'),
        'byHand' => fn () => $pay($place(3, 2), '客服上线后为您充值', 0),
        'written' => function () use ($main) {
            $order = Order::find(3);
            $order->fill(['secret' => '兑换码 88ZK-0001 已发', 'delivery_status' => 1])->save();
            $main->deliveredByHand($order, false);
        },
        'overwritten' => function () use ($main) {
            $order = Order::find(3);
            $order->fill(['secret' => '已退款'])->save();
            $main->deliveredByHand($order, true);
        },
        'code' => function () use ($main) {
            $order = Order::find(3);
            $order->fill(['secret' => "兑换码：\n88ZK-0001-AAAA"])->save();
            $main->deliveredByHand($order, true);
        },
        'rolledBack' => function () use ($pay, $place) {
            try {
                DB::transaction(function () use ($pay, $place) {
                    $pay($place(4), 'CCCC');
                    throw new \RuntimeException('the shop gave up');
                });
            } catch (\RuntimeException $e) {
            }
        },
        'callbackFailed' => fn () => $main->callbackFailed('Epay', 'sign', '261102000000000002', ['money' => '1']),
        'stillSells' => function () use ($place) {
            assert($place(9)->exists);
        },
    ], fn () => Main::settle(), fn () => take_spooled());
}
