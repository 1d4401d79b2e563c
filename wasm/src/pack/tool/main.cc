// firsthand_bundle PACK_DIR MODEL_DIR OUT: packs one language's pack and models, and PACK_DIR/../und where it
// exists, into the resource bundle OUT. `firsthand_bundle --hashes PACK_DIR` rewrites the hashes in
// PACK_DIR/manifest.json.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "pack/bundle.h"
#include "pack/bundle_writer.h"
#include "pack/language_pack.h"

namespace {

namespace fs = std::filesystem;
using Entries = std::vector<std::pair<std::string, std::string>>;

std::string read_file(fs::path const& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool write_file(fs::path const& path, std::string const& bytes) {
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return static_cast<bool>(out.flush());
}

int fail(std::string const& message) {
  std::fprintf(stderr, "firsthand_bundle: %s\n", message.c_str());
  return 1;
}

bool wanted(fs::path const& file) {
  return file.extension() != ".md" && file.extension() != ".json" && file.filename().string()[0] != '.';
}

void add_folder(fs::path const& dir, std::string const& prefix, Entries& out) {
  if (!fs::is_directory(dir)) return;
  for (auto const& item : fs::directory_iterator(dir))
    if (item.is_regular_file() && wanted(item.path()))
      out.emplace_back(prefix + item.path().filename().string(), read_file(item.path()));
}

nlohmann::json read_json(fs::path const& path) {
  return nlohmann::json::parse(read_file(path), nullptr, false);
}

std::string fnv64(std::string const& bytes) {
  uint64_t h = 14695981039346656037ull;
  for (char c : bytes) h = (h ^ static_cast<uint8_t>(c)) * 1099511628211ull;
  char hex[17];
  std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(h));
  return hex;
}

int update_hashes(fs::path const& dir) {
  nlohmann::ordered_json manifest =
      nlohmann::ordered_json::parse(read_file(dir / "manifest.json"), nullptr, false);
  if (!manifest.is_object() || !manifest.contains("files"))
    return fail("manifest.json has no object named files");
  for (auto& [name, entry] : manifest["files"].items()) {
    if (!fs::exists(dir / name)) return fail("manifest.json names " + name + ", which is not there");
    entry["fnv1a64"] = fnv64(read_file(dir / name));
  }
  return write_file(dir / "manifest.json", manifest.dump(2) + "\n") ? 0 : fail("cannot write manifest.json");
}

int bundle(fs::path const& pack_dir, fs::path const& model_dir, fs::path const& out_path) {
  const std::string language = pack_dir.filename().string();
  nlohmann::json manifest = read_json(pack_dir / "manifest.json");
  if (!manifest.is_object() || !manifest.contains("version") || !manifest["version"].is_string())
    return fail((pack_dir / "manifest.json").string() + " has no version");
  Entries entries;
  add_folder(pack_dir, "packs/" + language + "/", entries);
  add_folder(pack_dir / ".." / "und", "packs/und/", entries);
  add_folder(model_dir, "models/" + language + "/", entries);
  entries.emplace_back("packs/" + language + "/version", manifest["version"].get<std::string>() + "\n");

  auto const written = firsthand::write_bundle(std::move(entries));
  if (!written) return fail(written.error().message);
  std::string const& bytes = written.value();
  auto parsed = firsthand::Bundle::parse(bytes);
  if (!parsed) return fail(parsed.error().message);
  if (auto pack = firsthand::LanguagePack::parse(parsed.value(), language); !pack)
    return fail(pack.error().message);
  if (!write_file(out_path, bytes)) return fail("cannot write " + out_path.string());
  std::printf("%s: %zu entries, %zu bytes\n", out_path.filename().string().c_str(),
              parsed.value().entries().size(), bytes.size());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3 && std::string(argv[1]) == "--hashes")
    return update_hashes(fs::path(argv[2]).lexically_normal());
  if (argc == 4) return bundle(fs::path(argv[1]).lexically_normal(), argv[2], argv[3]);
  return fail("usage: firsthand_bundle PACK_DIR MODEL_DIR OUT | --hashes PACK_DIR");
}
