// What an analysis needs besides the text: the language pack and the models, read once from a bundle.
#pragma once

#include <string_view>

#include "firsthand/error.h"
#include "model/attribution_models.h"
#include "pack/language_pack.h"

namespace firsthand {

struct Resources {
  LanguagePack pack;
  AttributionModels models;
};

/// Reads a resource bundle (pack/bundle.h), whose bytes must outlive the resources: megabytes are read where
/// they are. Fails with kBadResource; the message names the part.
Result<Resources> load_resources(std::string_view bundle);

}  // namespace firsthand
