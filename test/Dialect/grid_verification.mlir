// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

// expected-error@+1 {{size of axis dep must be at least 1, got: 0}}
module attributes {tp25d.grid = #tp25d.grid<depth = 0, row = 2, col = 2>} {}

// -----

// expected-error@+1 {{size of axis row must be at least 1, got: -2}}
module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = -2, col = 2>} {}

// -----

// expected-error@+1 {{size of axis col must be at least 1, got: 0}}
module attributes {tp25d.grid = #tp25d.grid<depth = 1, row = 2, col = 0>} {}

// -----

// expected-error@+1 {{size of axis data must be at least 1, got: 0}}
module attributes {tp25d.grid = #tp25d.grid<data = 0, depth = 1, row = 2, col = 2>} {}

// -----

// expected-error@+1 {{a grid has at most 1048576 devices, got: data=1 depth=2 row=1024 col=1024}}
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 1024, col = 1024>} {}

// -----

// The product does not overflow.
// expected-error@+1 {{a grid has at most 1048576 devices, got: data=1 depth=4294967296 row=4294967296 col=1}}
module attributes {tp25d.grid = #tp25d.grid<depth = 4294967296, row = 4294967296, col = 1>} {}

// -----

// expected-error@+1 {{struct is missing required parameter: col}}
module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2>} {}

// -----

// expected-error@+1 {{tp25d.grid must be a #tp25d.grid on the module, got: "2x2x2"}}
module attributes {tp25d.grid = "2x2x2"} {}

// -----

// expected-error@+1 {{tp25d.grid must be a #tp25d.grid on the module, got: #tp25d.grid<depth = 2, row = 2, col = 2>}}
func.func @not_a_module() attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {
  return
}
