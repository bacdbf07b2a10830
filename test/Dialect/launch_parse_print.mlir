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
  // CHECK: tp25d.launch @gelu ins(%{{.*}} : memref<512x2048xf32>) outs(%{{.*}} : memref<512x2048xf32>) extent 512
  tp25d.launch @gelu ins(%x : memref<512x2048xf32>) outs(%y : memref<512x2048xf32>) extent 512
  // CHECK: tp25d.launch @nothing extent 1{{$}}
  tp25d.launch @nothing extent 1
  // The kernel gets the address of the first element: it knows of no offset.
  // CHECK: tp25d.launch @slice outs(%{{.*}} : memref<4x8xf32, strided<[16, 1], offset: 64>>) extent 4
  tp25d.launch @slice outs(%slice : memref<4x8xf32, strided<[16, 1], offset: 64>>) extent 4
  return
}

// A kernel that is not divided into slices, and one of a GPU.
// CHECK-LABEL: func.func @whole_launches
func.func @whole_launches(%x: memref<4x8xf32>) {
  // CHECK: tp25d.launch @whole outs(%{{.*}} : memref<4x8xf32>) extent 1
  tp25d.launch @whole outs(%x : memref<4x8xf32>) extent 1
  // CHECK: tp25d.launch @kernels::@gelu outs(%{{.*}} : memref<4x8xf32>) extent 1
  tp25d.launch @kernels::@gelu outs(%x : memref<4x8xf32>) extent 1
  return
}
