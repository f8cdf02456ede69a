<?php

/**
 * Debian's Eloquent (php-illuminate-database) over SQLite in memory, with as much of an application as the plugins touch. Models and
 * tables have the shops' names and columns; the words are ours.
 */

namespace {
    error_reporting(E_ALL & ~E_DEPRECATED);
    foreach (['Database', 'Events', 'Container', 'Support'] as $part) {
        require_once "/usr/share/php/Illuminate/$part/autoload.php";
    }

    /** What of Laravel's application a package provider uses. */
    class TestApplication extends \Illuminate\Container\Container
    {
        private $atEnd = [];

        public function terminating($callback)
        {
            $this->atEnd[] = $callback;
            return $this;
        }

        public function basePath($path = '')
        {
            return getenv('TEST_SHOP') . "/$path";
        }

        public function terminate()
        {
            foreach ($this->atEnd as $callback) {
                $callback();
            }
        }
    }

    function test_database(\Illuminate\Container\Container $app): \Illuminate\Database\Capsule\Manager
    {
        $capsule = new \Illuminate\Database\Capsule\Manager($app);
        $capsule->addConnection(['driver' => 'sqlite', 'database' => ':memory:', 'prefix' => '']);
        $capsule->setEventDispatcher($app['events']);
        $capsule->setAsGlobal();
        $capsule->bootEloquent();
        return $capsule;
    }

    /** The events on disk, oldest first, taken away; nothing where the spool cannot be used, or is left to somebody else (TEST_KEEP). */
    function take_spooled(): array
    {
        $events = [];
        if (getenv('TEST_KEEP')) {
            return $events;
        }
        foreach (glob(getenv('TEST_SPOOL') . '/*.json') ?: [] as $file) {
            $events[] = json_decode(file_get_contents($file), true);
            unlink($file);
        }
        return $events;
    }

    /** A test's steps, named; the events of each are printed as one JSON object. */
    function run_steps(array $steps, callable $settle, callable $events): void
    {
        $told = [];
        foreach ($steps as $name => $step) {
            $step();
            $settle();
            $told[$name] = $events();
        }
        echo json_encode($told, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES), "\n";
    }
}
