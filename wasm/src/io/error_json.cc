// See error_json.h.
#include "io/error_json.h"

#include "io/json_writer.h"
#include "io/utf8.h"

namespace firsthand {

std::string error_json(Error const& error, std::string_view id_json) {
  JsonWriter out(error.message.size() + 64);
  out.open_object();
  out.key("error");
  out.open_object();
  out.key("code");
  out.text(error_name(error.code));
  out.key("message");
  out.text(valid_utf8(error.message));
  out.close_object();
  out.close_object();
  return id_json.empty() ? out.take() : with_id(id_json, out.take());
}

std::string with_id(std::string_view id_json, std::string_view object_json) {
  std::string line;
  line.reserve(id_json.size() + object_json.size() + 8);
  line += "{\"id\":";
  line += id_json;
  if (object_json.size() > 2) line += ',';
  line += object_json.substr(1);
  return line;
}

}  // namespace firsthand
