// What a loss and an accuracy are, in numbers, on several grids: a label of -1 leaves its sample out, and of several
// largest logits the first is the one that is found. Tokens have labels as samples have.
// RUN: split-file %s %t
// DEFINE: %{logits} = 1 2 2 0 0 0 5 1 3 1 1 1 7 7 7 7
// DEFINE: %{entropy} = --expected-output=f32=0.7783889 --expected-output=f32=3 --expected-output=f32=2 --tolerance=1e-6
// RUN: tp25d-opt %t/samples.mlir --add-loss=accuracy -o %t/samples.loss.mlir
// RUN: tp25d run %t/samples.loss.mlir "--input=4x4xf32=%{logits}" "--input=4xi32=1 2 -1 2" %{entropy}
// RUN: tp25d run %t/samples.loss.mlir -q 2 -d 2 "--input=4x4xf32=%{logits}" "--input=4xi32=1 2 -1 2" %{entropy}
// RUN: tp25d run %t/samples.loss.mlir -q 4 "--input=4x4xf32=%{logits}" "--input=4xi32=1 2 -1 2" %{entropy}
// RUN: tp25d-opt %t/tokens.mlir --add-loss=accuracy -o %t/tokens.loss.mlir
// RUN: tp25d run %t/tokens.loss.mlir -q 2 "--input=2x2x4xf32=%{logits}" "--input=2x2xi32=1 2 -1 2" %{entropy}

// Nothing labelled: no loss, and nothing that is not a number.
// RUN: tp25d run %t/samples.loss.mlir -q 2 "--input=4x4xf32=%{logits}" --input=4xi32=-1 \
// RUN:   --expected-output=f32=0 --expected-output=f32=0 --expected-output=f32=0 --tolerance=0

// RUN: tp25d-opt %t/samples.mlir --add-loss=loss=mean-squared-error -o %t/squares.mlir
// RUN: tp25d run %t/squares.mlir -q 2 -d 2 --input=4x4xf32=2 \
// RUN:   "--input=4x4xf32=1 nan 2 2 2 2 2 2 2 2 2 2 2 2 5 nan" --expected-output=f32=0.71428571 --expected-output=f32=14

//--- samples.mlir
func.func @samples(%logits: tensor<4x4xf32>) -> tensor<4x4xf32> {
  return %logits : tensor<4x4xf32>
}

//--- tokens.mlir
func.func @tokens(%logits: tensor<2x2x4xf32>) -> tensor<2x2x4xf32> {
  return %logits : tensor<2x2x4xf32>
}
