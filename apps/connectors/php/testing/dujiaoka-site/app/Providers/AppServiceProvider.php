<?php

namespace App\Providers;

use App\Models\Carmis;
use App\Models\Order;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;
use Illuminate\Support\ServiceProvider;

/** As much of the shop as a sale needs: tables, and the three pages that a buyer and a gateway meet. */
class AppServiceProvider extends ServiceProvider
{
    public function boot()
    {
        $router = $this->app['router'];
        $router->get('install', function () {
            Schema::create('orders', function ($table) {
                $table->increments('id');
                foreach (['order_sn', 'title', 'email', 'info', 'buy_ip', 'trade_no'] as $text) {
                    $table->text($text)->default('');
                }
                foreach (['goods_id', 'type', 'buy_amount', 'status'] as $number) {
                    $table->integer($number)->default(1);
                }
                $table->decimal('actual_price')->default(0);
                $table->timestamps();
                $table->softDeletes();
            });
            Schema::create('carmis', function ($table) {
                $table->increments('id');
                $table->integer('goods_id');
                $table->integer('status')->default(1);
                $table->integer('is_loop')->default(0);
                $table->text('carmi');
                $table->timestamps();
            });
            Carmis::create(['goods_id' => 1, 'carmi' => 'AAAA-BBBB-0001']);
            return 'installed';
        });
        $router->get('create-order/{sn}', function ($sn, Request $request) {
            Order::create(['order_sn' => $sn, 'title' => '月卡 x 1', 'actual_price' => '15.50', 'email' => 'buyer@example.com', 'buy_ip' => $request->ip()]);
            return 'placed';
        });
        $router->get('pay/yipay/notify_url', function (Request $request) {
            DB::transaction(function () use ($request) {
                $order = Order::query()->where('order_sn', $request->input('out_trade_no'))->firstOrFail();
                $order->fill(['trade_no' => $request->input('trade_no'), 'info' => Carmis::query()->first()->carmi, 'status' => 4])->save();
            });
            return 'success';
        });
        $router->get('detail-order-sn/{sn}', function ($sn) {
            return Order::query()->where('order_sn', $sn)->firstOrFail()->info;
        });
    }
}
