// The stable names of the error codes; shared/schema/error.schema.json lists the same.
#include "firsthand/error.h"

namespace firsthand {

char const* error_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::kBadRequest:
      return "bad_request";
    case ErrorCode::kBadSchema:
      return "bad_schema";
    case ErrorCode::kTooLarge:
      return "too_large";
    case ErrorCode::kBadResource:
      return "bad_resource";
    case ErrorCode::kNotLoaded:
      return "not_loaded";
    case ErrorCode::kIo:
      return "io";
    case ErrorCode::kUsage:
      return "usage";
    case ErrorCode::kOutOfMemory:
      return "out_of_memory";
  }
  return "bad_request";
}

}  // namespace firsthand
