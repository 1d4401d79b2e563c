// See run_compare.h.
#include "cli/run_compare.h"

#include <algorithm>

#include "cli/explain.h"
#include "cli/files.h"
#include "cli/input.h"
#include "coverage/compare.h"
#include "io/analyze.h"

namespace firsthand::cli {

int run_compare(Options const& options, Resources const& resources) {
  auto const a = analyze_file(options, options.files[0], resources);
  auto const b = analyze_file(options, options.files[1], resources);
  if (!a || !b) {
    int code = kDone;
    if (!a) code = report(options.files[0], a.error());
    if (!b) code = std::max(code, report(options.files[1], b.error()));
    return code;
  }
  if (options.explain) {
    Outlets const outlets{options.outlet_a, options.outlet_b};
    Comparison const comparison = compare_documents(a.value(), b.value(), resources.pack, outlets);
    return write_line(explain(comparison, a.value(), b.value())) ? kDone : kBadFile;
  }
  CompareOptions compare;
  compare.outlets = {options.outlet_a, options.outlet_b};
  compare.text_a = format_of(options, options.files[0]) == Format::kHtml;
  compare.text_b = format_of(options, options.files[1]) == Format::kHtml;
  return write_line(compare_to_json(a.value(), b.value(), resources, compare)) ? kDone : kBadFile;
}

}  // namespace firsthand::cli
