// Functions far from zero, and where they are not finite, are what the C library says.
// RUN: tp25d run %s -q 2 --input=16xf32=1e8,-1e8,1e20,-1e20,3e38,-3e38,1000,-1000,0.5,-0.5,0,2,inf,-inf,nan,1e-30 --check | FileCheck %s

// CHECK: result 0 against the reference: {{.*}}3 NaN and 0 infinite in both
// CHECK: result 1 against the reference: {{.*}}3 NaN and 0 infinite in both
// CHECK: result 2 against the reference: {{.*}}1 NaN and 2 infinite in both
// CHECK: result 3 against the reference: {{.*}}1 NaN and 0 infinite in both
// CHECK: result 4 against the reference: {{.*}}1 NaN and 5 infinite in both
func.func @functions(%x: tensor<16xf32>) -> (tensor<16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16xf32>) {
  %0 = math.sin %x : tensor<16xf32>
  %1 = math.cos %x : tensor<16xf32>
  %2 = math.cbrt %x : tensor<16xf32>
  %3 = math.tanh %x : tensor<16xf32>
  %4 = math.exp %x : tensor<16xf32>
  return %0, %1, %2, %3, %4 : tensor<16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16xf32>
}
