// RUN: tp25d-opt %s | tp25d-opt | FileCheck %s

// CHECK-LABEL: func.func @all_reduce(
// CHECK-SAME:    %[[P:.*]]: tensor<128x512xf32>
func.func @all_reduce(%partial: tensor<128x512xf32>) {
  // CHECK: tp25d.all_reduce %[[P]] along dep sum : tensor<128x512xf32>
  %0 = tp25d.all_reduce %partial along dep sum : tensor<128x512xf32>
  // CHECK: tp25d.all_reduce %[[P]] along data product : tensor<128x512xf32>
  %1 = tp25d.all_reduce %partial along data product : tensor<128x512xf32>
  // CHECK: tp25d.all_reduce %[[P]] along row maximum : tensor<128x512xf32>
  %2 = tp25d.all_reduce %partial along row maximum : tensor<128x512xf32>
  // CHECK: tp25d.all_reduce %[[P]] along col minimum : tensor<128x512xf32>
  %3 = tp25d.all_reduce %partial along col minimum : tensor<128x512xf32>
  return
}
