<?php

namespace Redress\Dujiaoka;

use Illuminate\Support\ServiceProvider;
use Redress\ShopClient;

/**
 * Registered by the files of the pack (shop/), or found by Laravel's package discovery (6 and later); no file of the shop is changed. It
 * only listens. Whatever goes wrong in here is written to the error log and swallowed: a full disk, a missing key or a slow server must
 * not cost a sale.
 */
class RedressServiceProvider extends ServiceProvider
{
    /** @var Recorder|null */
    private $recorder;

    public function boot()
    {
        // By Composer and by the pack's files: one of them listens.
        if ($this->app->bound('redress')) {
            return;
        }
        $this->app->instance('redress', $this);
        $this->quietly(function () {
            $events = $this->app['events'];
            // Inside the shop's transaction: only noted here, read again and told when the answer is on its way.
            foreach (['created', 'updated', 'deleted'] as $what) {
                $events->listen("eloquent.$what: App\\Models\\Order", function ($order) use ($what) {
                    $this->quietly(function () use ($what, $order) {
                        $this->recorder()->note($what, $order);
                    });
                });
            }
            $events->listen('Illuminate\\Foundation\\Http\\Events\\RequestHandled', function ($handled) {
                $this->quietly(function () use ($handled) {
                    $this->recorder()->request($handled->request, $handled->response);
                });
            });
            foreach (['JobProcessed' => 'accepted', 'JobFailed' => 'failed'] as $name => $result) {
                $events->listen("Illuminate\\Queue\\Events\\$name", function ($event) use ($result) {
                    $this->quietly(function () use ($event, $result) {
                        // A worker never terminates between jobs.
                        $this->recorder()->job($event->job->resolveName(), $event->job->payload(), $result);
                        $this->recorder()->settle();
                    });
                });
            }
            $this->app->terminating(function () {
                $this->quietly(function () {
                    $this->recorder()->settle();
                });
            });
        });
    }

    private function recorder(): Recorder
    {
        if ($this->recorder === null) {
            // Composer may have copied this package: what the pack's setup.php filled in lies in the shop's own folder.
            $own = getenv('REDRESS_SETTINGS') ? '' : $this->app->basePath('redress/redress-config.php');
            $this->recorder = new Recorder(ShopClient::fromFile(is_file($own) ? $own : ''));
        }
        return $this->recorder;
    }

    private function quietly(callable $work)
    {
        try {
            $work();
        } catch (\Throwable $error) {
            @error_log('redress: ' . $error->getMessage());
        }
    }
}
