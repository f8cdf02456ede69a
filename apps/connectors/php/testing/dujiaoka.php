<?php

/** php dujiaoka.php: lives through a shop's day with the package installed, prints what was told in each step. */

namespace App\Models {
    require_once __DIR__ . '/shop.php';

    class Order extends \Illuminate\Database\Eloquent\Model
    {
        use \Illuminate\Database\Eloquent\SoftDeletes;
        protected $table = 'orders';
        protected $guarded = [];
    }

    class Carmis extends \Illuminate\Database\Eloquent\Model
    {
        protected $table = 'carmis';
        protected $guarded = [];
    }
}

namespace App\Jobs {
    class MailSend
    {
        private $to;
        private $content;
        private $title;

        public function __construct($to, $title, $content)
        {
            [$this->to, $this->title, $this->content] = [$to, $title, $content];
        }
    }
}

namespace {
    use App\Models\Carmis;
    use App\Models\Order;
    use Illuminate\Database\Capsule\Manager as DB;

    // As Composer finds it in a shop, or as the repository has it.
    if (getenv('TEST_SHOP')) {
        require getenv('TEST_SHOP') . '/vendor/autoload.php';
    }
    class_exists('Redress\\ShopClient') || require __DIR__ . '/../client.php';
    foreach (['Recorder', 'RedressServiceProvider'] as $class) {
        class_exists("Redress\\Dujiaoka\\$class") || require __DIR__ . "/../dujiaoka/src/$class.php";
    }
    $app = new TestApplication();
    $app['events'] = new \Illuminate\Events\Dispatcher($app);
    $capsule = test_database($app);
    $schema = $capsule->schema();
    $schema->create('orders', function ($table) {
        $table->increments('id');
        foreach (['order_sn', 'title', 'email', 'info', 'buy_ip', 'trade_no', 'search_pwd'] as $text) {
            $table->text($text)->default('');
        }
        foreach (['goods_id', 'type', 'buy_amount', 'status'] as $number) {
            $table->integer($number)->default(1);
        }
        $table->decimal('actual_price')->default(0);
        $table->timestamps();
        $table->softDeletes();
    });
    $schema->create('carmis', function ($table) {
        $table->increments('id');
        $table->integer('goods_id');
        $table->integer('status')->default(1);
        $table->integer('is_loop')->default(0);
        $table->text('carmi');
        $table->timestamps();
    });
    (new \Redress\Dujiaoka\RedressServiceProvider($app))->boot();

    $sn = fn ($n) => str_pad("ORDER$n", 16, 'X');
    $place = fn ($n, $more = []) => Order::create($more + ['order_sn' => $sn($n), 'title' => '月卡 x 1', 'goods_id' => 1, 'type' => 1, 'buy_amount' => 1, 'actual_price' => getenv('TEST_PRICE') ?: '15.50', 'email' => 'buyer@example.com', 'buy_ip' => '203.0.113.9', 'status' => 1]);
    $pay = fn ($order, $info, $status = 4) => DB::transaction(function () use ($order, $info, $status) {
        $order->trade_no = 'T' . $order->id;
        $order->info = $info;
        $order->status = $status;
        $order->save();
    });
    $answer = fn ($path, $status, $text, $sent = [], $orders = []) => $app['events']->dispatch('Illuminate\Foundation\Http\Events\RequestHandled', [(object) [
        'request' => new class ($path, $sent) {
            public function __construct(private $path, private $sent)
            {
            }
            public function path()
            {
                return $this->path;
            }
            public function ip()
            {
                return '203.0.113.9';
            }
            public function header($name)
            {
                return 'Test';
            }
            public function all()
            {
                return $this->sent;
            }
            public function input($name, $default = null)
            {
                return $this->sent[$name] ?? $default;
            }
        },
        'response' => new class ($status, $text, $orders) {
            public function __construct(private $status, private $text, private $orders)
            {
            }
            /** As the shop's controllers answer: a view, with the orders that it was given. */
            public function getOriginalContent()
            {
                return new class ($this->orders) {
                    public function __construct(private $orders)
                    {
                    }
                    public function getData()
                    {
                        return ['orders' => $this->orders];
                    }
                };
            }
            public function getStatusCode()
            {
                return $this->status;
            }
            public function getContent()
            {
                return $this->text;
            }
        },
    ]]);
    $mail = fn ($to, $text) => $app['events']->dispatch('Illuminate\Queue\Events\JobProcessed', [(object) ['job' => new class ($to, $text) {
        public function __construct(private $to, private $text)
        {
        }
        public function resolveName()
        {
            return 'App\Jobs\MailSend';
        }
        public function payload()
        {
            return ['data' => ['command' => serialize(new \App\Jobs\MailSend($this->to, '您的收据', $this->text))]];
        }
    }]]);
    Carmis::create(['goods_id' => 1, 'carmi' => 'AAAA-BBBB-0001']);

    run_steps([
        'placed' => fn () => $place(1),
        'paid' => fn () => $pay(Order::find(1), 'AAAA-BBBB-0001'),
        'mailed' => fn () => $mail('buyer@example.com', '<p>订单号: ' . $sn(1) . '<br>AAAA-BBBB-0001</p>'),
        'mailedToManager' => fn () => $mail('boss@example.com', '订单号: ' . $sn(1)),
        'viewed' => fn () => $answer('detail-order-sn/' . $sn(1), 200, 'AAAA-BBBB-0001', [], [Order::find(1)]),
        'viewedInOwnTheme' => fn () => $answer('detail-order-sn/' . $sn(1), 200, 'AAAA-BBBB-0001'),
        'searched' => fn () => $answer('search-order-by-sn', 200, 'AAAA-BBBB-0001', ['order_sn' => $sn(1)], [Order::find(1)]),
        'listed' => fn () => $answer('search-order-by-email', 200, 'AAAA-BBBB-0001', ['email' => 'buyer@example.com', 'search_pwd' => ''], Order::all()),
        'listedAgain' => fn () => $answer('search-order-by-email', 200, 'AAAA-BBBB-0001', ['email' => 'buyer@example.com'], Order::all()),
        'listedByPassword' => function () use ($answer) {
            Order::find(1)->forceFill(['search_pwd' => 'geheim'])->saveQuietly();
            $answer('search-order-by-email', 200, '', ['email' => 'b', 'search_pwd' => 'geheim'], Order::all());
        },
        'listedByCookie' => fn () => $answer('search-order-by-browser', 200, '', [], Order::all()),
        'searchedInVain' => fn () => $answer('search-order-by-sn', 200, '没有这个订单', ['order_sn' => 'X'], []),
        'overwritten' => function () {
            $order = Order::find(1);
            $order->info = '已补发';
            $order->save();
        },
        'outOfStock' => function () use ($place, $pay) {
            $pay($place(2), '库存可使用卡密不足，请联系管理员核查', 6);
        },
        'byHand' => fn () => $pay($place(4, ['type' => 2, 'info' => '游戏账号:qingfeng88']), '游戏账号:qingfeng88', 2),
        'written' => function () use ($sn) {
            $order = Order::where('order_sn', $sn(4))->first();
            $order->info = '已充值，请查收';
            $order->status = 4;
            $order->save();
        },
        'code' => function () use ($sn) {
            $order = Order::where('order_sn', $sn(4))->first();
            $order->info = "游戏账号:qingfeng88\n88ZK-0001-AAAA";
            $order->save();
        },
        'rolledBack' => function () use ($place) {
            try {
                DB::transaction(function () use ($place) {
                    $place(3);
                    throw new \RuntimeException('the shop gave up');
                });
            } catch (\RuntimeException $e) {
            }
        },
        'callback' => fn () => $answer('pay/yipay/notify_url', 200, 'success', ['out_trade_no' => $sn(1), 'trade_no' => 'T1']),
        'callbackFailed' => fn () => $answer('pay/yipay/notify_url', 200, 'fail', ['out_trade_no' => $sn(2), 'trade_no' => 'T2']),
        'rewritten' => function () {
            $order = Order::find(2);
            $order->status = 1;
            $order->save();
        },
        'deleted' => fn () => Order::find(2)->delete(),
        'stillSells' => function () use ($place) {
            assert($place(9)->exists);
        },
    ], fn () => $app->terminate(), fn () => take_spooled());
}
