<?php

namespace App\Models;

class Order extends \Illuminate\Database\Eloquent\Model
{
    use \Illuminate\Database\Eloquent\SoftDeletes;
    protected $table = 'orders';
    protected $guarded = [];
}
