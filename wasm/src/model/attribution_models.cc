// Reads the models of a language from the resource bundle.
#include "model/attribution_models.h"

namespace firsthand {

Result<AttributionModels> AttributionModels::parse(Bundle const& bundle, std::string_view language) {
  const std::string folder = "models/" + std::string(language) + "/";
  AttributionModels out;
  struct Part {
    char const* file;
    HashedLinear* model;
    int labels;
  };
  for (Part const& part :
       {Part{"tags.bin", &out.tags, 31}, Part{"cues.bin", &out.cues, 3}, Part{"links.bin", &out.links, 7}}) {
    std::string_view const* bytes = bundle.find(folder + part.file);
    if (!bytes) return Error{ErrorCode::kBadResource, "the bundle has no " + folder + part.file};
    auto model = HashedLinear::parse(folder + part.file, *bytes);
    if (!model) return model.error();
    if (model.value().labels() != part.labels)
      return Error{ErrorCode::kBadResource, folder + part.file + " has another number of labels"};
    *part.model = std::move(model.value());
  }
  if (std::string_view const* bytes = bundle.find(folder + "heads.bin")) {
    auto heads = FieldHeads::parse(folder + "heads.bin", *bytes);
    if (!heads) return heads.error();
    out.heads = std::move(heads.value());
  }
  std::string_view const* steps = bundle.find(folder + "confidence.tsv");
  if (!steps) return Error{ErrorCode::kBadResource, "the bundle has no " + folder + "confidence.tsv"};
  auto confidence = Calibration::parse(folder + "confidence.tsv", *steps);
  if (!confidence) return confidence.error();
  out.confidence = std::move(confidence.value());
  std::string_view const* version = bundle.find(folder + "version.txt");
  if (!version) return Error{ErrorCode::kBadResource, "the bundle has no " + folder + "version.txt"};
  out.version = std::string(version->substr(0, version->find('\n')));
  return out;
}

}  // namespace firsthand
