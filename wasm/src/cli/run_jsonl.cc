// See run_jsonl.h.
#include "cli/run_jsonl.h"

#include <cstdio>

#include "cli/files.h"
#include "cli/input.h"
#include "io/error_json.h"
#include "io/json_fields.h"
#include "io/json_prepare.h"
#include "io/limits.h"

namespace firsthand::cli {
namespace {

struct Member {
  char const* name;
  Format format;
};
constexpr Member kMembers[] = {
    {"text", Format::kText}, {"html", Format::kHtml}, {"request", Format::kRequest}};

/// A line that holds one input, its bytes taken out of the JSON.
struct LineInput {
  Format format = Format::kText;
  std::string bytes;
  std::string given;
};

std::string id_of(Json const& line) {
  if (!line.is_object() || !line.contains("id")) return "null";
  Json const& id = line["id"];
  return id.is_string() || id.is_number_integer() ? id.dump() : "null";
}

Result<std::string> given_of(Json const& line, std::string const& folder) {
  if (line.contains("given")) return line["given"].dump();
  if (folder.empty()) return std::string();
  Json const& id = line["id"];
  std::string const name = id.is_string() ? id.get<std::string>() : id.dump();
  if (name.find('/') != std::string::npos || name.find('\0') != std::string::npos || name[0] == '.')
    return Error{ErrorCode::kBadRequest, "id must be the name of a file in the folder of --given"};
  return read_file(folder + "/" + name + ".json");
}

Result<LineInput> read_line(Json const& line, std::string const& folder) {
  Fields fields(line, "");
  if (!fields.get("id", true)) return fields.error();
  if (id_of(line) == "null") return Error{ErrorCode::kBadRequest, "id must be a string or an integer"};
  LineInput input;
  int members = 0;
  for (Member const& member : kMembers) {
    if (!line.contains(member.name)) continue;
    ++members;
    input.format = member.format;
    bool const is_request = member.format == Format::kRequest;
    input.bytes = is_request ? line[member.name].dump() : fields.text(member.name, true, kMaxRequestBytes);
  }
  if (members != 1) return Error{ErrorCode::kBadRequest, "a line has exactly one of text, html and request"};
  if (!fields.ok()) return fields.error();
  auto given = given_of(line, folder);
  if (!given) return given.error();
  input.given = std::move(given.value());
  return input;
}

}  // namespace

std::string answer_line(std::string_view line, std::string const& given_folder, Resources const& resources,
                        Refiner const* refiner) {
  auto const prepared = prepare_json(line, kMaxRequestBytes);
  if (!prepared) return error_json(prepared.error(), "null");
  Json const json = Json::parse(prepared.value(), nullptr, false);
  std::string const id = id_of(json);
  if (json.is_discarded()) return error_json({ErrorCode::kBadRequest, "the line is not JSON"}, id);
  auto const input = read_line(json, given_folder);
  if (!input) return error_json(input.error(), id);
  LineInput const& in = input.value();
  auto const doc = analyze_input({in.format, in.bytes, in.given, refiner}, resources);
  if (!doc) return error_json(doc.error(), id);
  return with_id(id, analysis_line(doc.value(), in.format, resources));
}

int run_jsonl(Options const& options, Resources const& resources, Refiner const* refiner) {
  bool const from_file = !options.files.empty() && options.files[0] != "-";
  std::FILE* file = from_file ? std::fopen(options.files[0].c_str(), "rb") : stdin;
  if (!file) {
    return report(options.files[0], {ErrorCode::kIo, "it cannot be read; check its path"});
  }
  LineReader lines(file, kMaxRequestBytes);
  int code = kDone;
  while (auto line = lines.next()) {
    if (!line->too_long && line->text.find_first_not_of(" \t\r") == std::string::npos) continue;
    std::string const answer = line->too_long
                                   ? error_json({ErrorCode::kTooLarge, "the line is too long"}, "null")
                                   : answer_line(line->text, options.given, resources, refiner);
    if (write_line(answer)) continue;
    code = kBadFile;
    break;
  }
  if (from_file) std::fclose(file);
  return code;
}

}  // namespace firsthand::cli
