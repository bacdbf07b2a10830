// RUN: tp25d-opt %s -split-input-file -verify-diagnostics

// expected-error@+1 {{axis row is named twice}}
func.func private @twice() attributes {form = #tp25d.form<[{row}, {col}, {row}]>}

// -----

// expected-error@+1 {{step must be one of the 3 iteration dimensions, got: 3}}
func.func private @step() attributes {form = #tp25d.form<[{row}, {col}, {}], stationary = c, step = 3, along = [col, row]>}

// -----

// expected-error@+1 {{step must be one of the 3 iteration dimensions, got: -1}}
func.func private @negative_step() attributes {form = #tp25d.form<[{row}, {col}, {}], stationary = c, step = -1, along = [col, row]>}

// -----

// expected-error@+1 {{along must name two different axes}}
func.func private @one_axis() attributes {form = #tp25d.form<[{row}, {col}, {}], stationary = c, step = 2, along = [col]>}

// -----

// expected-error@+1 {{along must name two different axes}}
func.func private @three_axes() attributes {form = #tp25d.form<[{row}, {col}, {}], stationary = c, step = 2, along = [col, row, dep]>}

// -----

// expected-error@+1 {{along must name two different axes}}
func.func private @same_axis() attributes {form = #tp25d.form<[{row}, {col}, {}], stationary = c, step = 2, along = [col, col]>}

// -----

// expected-error@+1 {{axis row is in along and splits the step dimension 2}}
func.func private @along_splits_step() attributes {form = #tp25d.form<[{}, {col}, {row}], stationary = c, step = 2, along = [col, row]>}

// -----

// expected-error@+1 {{axis row is in along, but splits no dimension of the stationary matrix}}
func.func private @along_splits_nothing() attributes {form = #tp25d.form<[{dep}, {col}, {}], stationary = c, step = 2, along = [col, row]>}

// -----

// expected-error@+1 {{expected a, b or c, got: d}}
func.func private @matrix() attributes {form = #tp25d.form<[{row}, {col}, {}], stationary = d, step = 2, along = [col, row]>}

// -----

// expected-error@+1 {{expected 'step'}}
func.func private @no_step() attributes {form = #tp25d.form<[{row}, {col}, {}], stationary = c, along = [col, row]>}

// -----

// expected-error@+1 {{expected an axis (data, dep, row or col), got: columns}}
func.func private @axis() attributes {form = #tp25d.form<[{row}, {col}, {}], stationary = c, step = 2, along = [columns, row]>}

// -----

func.func @other_attribute(%a: tensor<8x8xf32>) -> tensor<8x8xf32> {
  // expected-error@+1 {{tp25d.form must be a #tp25d.form, got: "c"}}
  %0 = linalg.matmul {tp25d.form = "c"} ins(%a, %a : tensor<8x8xf32>, tensor<8x8xf32>) outs(%a : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %0 : tensor<8x8xf32>
}
