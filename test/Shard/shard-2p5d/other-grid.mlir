// RUN: tp25d-opt %s --shard-2p5d=q=2,d=2 -verify-diagnostics

// expected-error@+1 {{the module has #tp25d.grid<depth = 1, row = 4, col = 4> already, which is not #tp25d.grid<depth = 2, row = 2, col = 2>}}
module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 4, col = 4>} {}
