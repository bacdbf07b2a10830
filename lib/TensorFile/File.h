// How this library reads and writes whole files, and how its messages name them.
#ifndef TP25D_LIB_TENSORFILE_FILE_H
#define TP25D_LIB_TENSORFILE_FILE_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

#include <memory>

namespace tp25d {

/// The error "<path>: <message>".
llvm::Error fileError(llvm::StringRef path, const llvm::Twine &message);
llvm::Error fileError(llvm::StringRef path, llvm::Error error);

/// Maps a file into memory (a small one is read instead).
llvm::Expected<std::shared_ptr<llvm::MemoryBuffer>> mapFile(llvm::StringRef path);

/// Makes the file hold what `write` puts on the stream. Until all of it is on the disk, and for good if it does not fit
/// there, `path` stays what it was. Pipes and devices, which cannot be replaced, are written to directly.
llvm::Error writeFile(llvm::StringRef path, llvm::function_ref<void(llvm::raw_ostream &)> write);

} // namespace tp25d

#endif // TP25D_LIB_TENSORFILE_FILE_H
