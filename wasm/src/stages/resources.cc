// Reads the parts of a resource bundle.
#include "stages/resources.h"

namespace firsthand {

Result<Resources> load_resources(std::string_view bytes) {
  auto bundle = Bundle::parse(bytes);
  if (!bundle) return bundle.error();
  auto pack = LanguagePack::parse(bundle.value(), "en");
  if (!pack) return pack.error();
  auto models = AttributionModels::parse(bundle.value(), "en");
  if (!models) return models.error();
  return Resources{std::move(pack.value()), std::move(models.value())};
}

}  // namespace firsthand
