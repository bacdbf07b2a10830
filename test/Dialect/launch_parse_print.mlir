// RUN: tp25d-opt %s | tp25d-opt | FileCheck %s

func.func private @gelu(%x: memref<512x2048xf32>, %y: memref<512x2048xf32>, %begin: index, %end: index)
    attributes {tp25d.kernel} {
  return
}
func.func private @nothing(index, index) attributes {tp25d.kernel}
func.func private @whole(memref<4x8xf32>) attributes {tp25d.kernel}
gpu.module @kernels {
  gpu.func @gelu(%x: memref<4x8xf32>) kernel {
    gpu.return
  }
}
func.func private @slice(memref<4x8xf32, strided<[16, 1]>>, index, index) attributes {tp25d.kernel}

// CHECK-LABEL: func.func @launches
func.func @launches(%x: memref<512x2048xf32>, %y: memref<512x2048xf32>, %slice: memref<4x8xf32, strided<[16, 1], offset: 64>>) {
  // CHECK: tp25d.launch @gelu(%{{.*}}, %{{.*}}) extent 512 : memref<512x2048xf32>, memref<512x2048xf32>
  tp25d.launch @gelu(%x, %y) extent 512 : memref<512x2048xf32>, memref<512x2048xf32>
  // CHECK: tp25d.launch @nothing() extent 1{{$}}
  tp25d.launch @nothing() extent 1
  // The kernel gets the address of the first element: it knows of no offset.
  // CHECK: tp25d.launch @slice(%{{.*}}) extent 4 : memref<4x8xf32, strided<[16, 1], offset: 64>>
  tp25d.launch @slice(%slice) extent 4 : memref<4x8xf32, strided<[16, 1], offset: 64>>
  return
}

// A kernel that is not divided into slices, and one of a GPU.
// CHECK-LABEL: func.func @whole_launches
func.func @whole_launches(%x: memref<4x8xf32>) {
  // CHECK: tp25d.launch @whole(%{{.*}}) extent 1 : memref<4x8xf32>
  tp25d.launch @whole(%x) extent 1 : memref<4x8xf32>
  // CHECK: tp25d.launch @kernels::@gelu(%{{.*}}) extent 1 : memref<4x8xf32>
  tp25d.launch @kernels::@gelu(%x) extent 1 : memref<4x8xf32>
  return
}
