<?php

namespace App\Models;

class Carmis extends \Illuminate\Database\Eloquent\Model
{
    protected $table = 'carmis';
    protected $guarded = [];
}
