// Declares the functions of libgomp, oneDNN's thread pool, that the runtime calls, so that a device's kernels and
// products share the same threads and no compiler support for OpenMP is needed.

#ifndef TP25D_RUNTIME_CPU_OPENMP_H
#define TP25D_RUNTIME_CPU_OPENMP_H

extern "C" {
int omp_get_max_threads();
void omp_set_num_threads(int threads); // sets the number for the calling thread
int omp_get_thread_num();
int omp_get_num_threads();
void GOMP_parallel(void (*body)(void *), void *data, unsigned threads, unsigned flags);
}

#endif // TP25D_RUNTIME_CPU_OPENMP_H
