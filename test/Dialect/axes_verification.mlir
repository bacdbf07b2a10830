// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

// expected-error@+1 {{axis dep is named twice}}
func.func private @twice() attributes {axes = #tp25d.axes<{dep, row, dep}>}

// -----

// expected-error@+1 {{expected an axis (data, dep, row or col), got: depth}}
func.func private @unknown() attributes {axes = #tp25d.axes<{row, depth}>}

// -----

// expected-error@+1 {{expected '{'}}
func.func private @no_braces() attributes {axes = #tp25d.axes<row>}
