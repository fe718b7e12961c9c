### What leads in circles, stays unused or gets in the way of something else.

cycle = “{ $id }” leads back to itself through { $key }
    .label = circle: { $path }
    .through = through this record
    .hint = Delete one of the entries under { $key }.
self-reference = “{ $id }” refers to itself under { $key }
    .label = to itself
    .hint = Delete the entry.
