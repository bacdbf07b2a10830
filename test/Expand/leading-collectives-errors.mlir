// RUN: tp25d-opt %s --leading-collectives -verify-diagnostics

// expected-error@+1 {{the module has no tp25d.grid; --shard-2p5d=q=Q,d=D sets it}}
module {}
